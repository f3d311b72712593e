(() => {
const all = (query, on = document) => [...on.querySelectorAll(query)]

// Groups of conclusions fold, and are shut on a phone.
all('.claims .group').forEach(row => {
  const cell = row.cells[0], button = document.createElement('button')
  button.type = 'button'
  button.append(...cell.childNodes)
  cell.append(button)
  const open = is => { button.setAttribute('aria-expanded', is); row.parentNode.classList.toggle('shut', !is) }
  open(innerWidth > 760)
  button.onclick = () => open(row.parentNode.classList.contains('shut'))
})

// On paper every fold is open, and the reasoning of conclusions stands together at the end.
const reasoning = document.getElementById('reasoning')
let shut = []
onbeforeprint = () => {
  shut = all('details.fold:not([open]), tbody.shut')
  shut.forEach(one => one.tagName == 'TBODY' ? one.classList.remove('shut') : one.open = true)
  if (!reasoning) return
  all('.claims tbody').forEach(group => {
    const head = document.createElement('h3'), mark = group.querySelector('.mark')
    head.append(mark.cloneNode(true), ' ', group.querySelector('.word').textContent)
    reasoning.append(head)
    all('details > div', group).forEach(one => {
      const copy = one.cloneNode(true)
      copy.className = 'claim'
      if (!copy.querySelector('strong')) copy.firstElementChild.prepend(Object.assign(document.createElement('strong'), {textContent: one.previousElementSibling.textContent}))
      reasoning.append(copy)
    })
  })
  reasoning.hidden = false
}
onafterprint = () => {
  shut.forEach(one => one.tagName == 'TBODY' ? one.classList.add('shut') : one.open = false)
  if (reasoning) { reasoning.hidden = true; reasoning.replaceChildren(reasoning.firstElementChild) }
}

// A click on the head of a column sorts its table; numbers as numbers, whatever the language writes them in.
const point = document.documentElement.lang == 'nl' ? ',' : '.'
const value = cell => {
  const text = cell ? cell.textContent.trim() : '', found = text.match(/^[<>≈+−-]*\s*[\d.,\u00a0]+/)
  if (!found) return text
  const digits = found[0].replace(/[^\d.,−-]/g, '').replaceAll(point == ',' ? '.' : ',', '').replace(point, '.').replace('−', '-')
  return parseFloat(digits) - (text[0] == '<' ? 1e-9 : 0)
}
all('.scroll table').forEach(table => {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells]
  if (body.rows.length < 2) return
  heads.forEach((head, column) => {
    if (!head.textContent.trim()) return
    const button = document.createElement('button')
    button.type = 'button'
    button.append(...head.childNodes)
    head.append(button)
    button.onclick = () => {
      const down = head.getAttribute('aria-sort') ? head.getAttribute('aria-sort') == 'ascending' : column > 0
      heads.forEach(one => one.removeAttribute('aria-sort'))
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      const rows = [...body.rows].map(row => [value(row.cells[column]), row])
      rows.sort(([a], [b]) => (typeof a != typeof b ? (typeof a == 'string') - (typeof b == 'string') : (down ? -1 : 1) * (typeof a == 'string' ? a.localeCompare(b) : a - b)))
      body.append(...rows.map(([, row]) => row))
    }
  })
})

// Each figure can be copied and kept: the drawing on white, and the table of its chapter.
const drawing = figure => {
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(figure.querySelector('.wide svg'))
}
const picture = async figure => {
  const image = new Image(), box = figure.querySelector('.wide svg').viewBox.baseVal, canvas = document.createElement('canvas')
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawing(figure))
  await image.decode()
  canvas.width = Math.round(box.width * 8 / 3)
  canvas.height = Math.round(box.height * 8 / 3)
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise(done => canvas.toBlob(done, 'image/png'))
}
const cells = figure => {
  const table = figure.closest('section').querySelector('.scroll table')
  return table ? [...table.rows].map(row => [...row.cells].map(cell => cell.textContent.trim())) : []
}
const csv = figure => {
  const comma = point == ',' ? ';' : ',', quoted = text => /^[=+@-]/.test(text) ? "'" + text : text
  return '\ufeff' + cells(figure).map(row => row.map(text => '"' + quoted(text).replaceAll('"', '""') + '"').join(comma)).join('\r\n') + '\r\n'
}
const keep = (content, type, name) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], {type}))
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
const copy = async figure => {
  try {
    await navigator.clipboard.write([new ClipboardItem({'image/png': picture(figure)})])
  } catch {
    await navigator.clipboard.writeText(cells(figure).map(row => row.join('\t')).join('\n'))
  }
}
all('figure').forEach(figure => {
  const tools = figure.querySelector('.tools')
  if (!tools) return
  const said = tools.querySelector('[role=status]'), name = tools.dataset.name
  if (!cells(figure).length) tools.querySelector('[data-do=csv]').remove()
  const jobs = {
    copy: () => copy(figure), svg: () => keep(drawing(figure), 'image/svg+xml', name + '.svg'),
    png: async () => keep(await picture(figure), '', name + '.png'), csv: () => keep(csv(figure), 'text/csv', name + '.csv'),
  }
  all('button', tools).forEach(button => button.onclick = async () => {
    try { await jobs[button.dataset.do](); said.textContent = button.dataset.done } catch { said.textContent = tools.dataset.failed }
  })
  tools.hidden = false
})
})()
