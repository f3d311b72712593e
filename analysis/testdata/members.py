"""Makes members/waves/2026/answers.csv: 60 imaginary respondents, seeded. Run in this folder: python3 members.py"""
import random

random.seed(2026)
header = "respondent,sector,factors.start,factors.training,factors.contact,factors.other,advice,quality.employer,quality.doctor,duration"
lines = [header]
chances = {"care": (0.75, 0.2, 0.5, 0.05), "build": (0.25, 0.6, 0.4, 0.1), "office": (0.5, 0.4, 0.3, 0.0)}
scale = ["very_bad", "bad", "good", "very_good"]
for i in range(1, 61):
    sector = random.choices(["care", "build", "office", ""], [5, 4, 3, 0.5])[0]
    picks = [int(random.random() < p) for p in chances[sector or "care"]]
    while sum(picks) > 2:
        picks[random.choice([k for k in range(4) if picks[k]])] = 0
    if random.random() < 0.05:
        picks = ["", "", "", ""]
    advice = random.choices(["recommend", "unsure", "against", ""], {"care": [6, 2, 1, 1]}.get(sector, [3, 3, 2, 1]))[0]
    employer = random.choices(scale, {"build": [2, 4, 3, 1]}.get(sector, [1, 2, 5, 3]))[0]
    doctor = random.choices(scale + ["#dont_know"], [2, 3, 4, 2, 1])[0]
    duration = random.choice(["", *range(3, 20)])
    lines.append(",".join(map(str, [i, sector, *picks, advice, employer, doctor, duration])))
with open("members/waves/2026/answers.csv", "w") as out:
    out.write("\n".join(lines) + "\n")

# The same respondents as a sample of companies within regions, with weights and the number of companies of each region.
companies = {"north": 30, "south": 45}
designed = [header + ",weight,region,company,companies"]
for line in lines[1:]:
    region = random.choice(["north", "south"])
    company = region[0] + str(random.randint(1, 7))
    weight = round(random.uniform(0.5, 4), 1)
    designed.append(",".join([line, str(weight), region, company, str(companies[region])]))
with open("members/waves/2026-design/answers.csv", "w") as out:
    out.write("\n".join(designed) + "\n")
