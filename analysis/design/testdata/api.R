# Makes the api*.csv and expected*.csv files beside it from the school data of R's survey package.
#   Rscript api.R        (R 4.2.2, survey 4.1.1)
suppressMessages(library(survey))
data(api)
options(digits = 17)
number <- function(x) format(x, digits = 17, scientific = TRUE, trim = TRUE)

# The data: only what the designs and the items need.
columns <- c("stype", "sch.wide", "comp.imp", "awards", "api00", "pw")
write <- function(d, extra, file) {
  d <- d[, c(extra, columns)]
  names(d) <- gsub(".", "_", names(d), fixed = TRUE)
  d$pw <- number(d$pw)
  write.csv(d, file, row.names = FALSE, quote = FALSE)
}
write(apistrat, "fpc", "apistrat.csv")
write(apisrs, "fpc", "apisrs.csv")
write(apiclus1, c("dnum", "fpc"), "apiclus1.csv")
write(apiclus2, c("dnum", "fpc1", "fpc2"), "apiclus2.csv")

designs <- list(
  srs = svydesign(id = ~1, weights = ~pw, data = apisrs),
  srs_fpc = svydesign(id = ~1, weights = ~pw, fpc = ~fpc, data = apisrs),
  strat = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat),
  strat_fpc = svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat),
  # weights only: the stratified sample's unequal weights, its strata forgotten
  weights = svydesign(id = ~1, weights = ~pw, data = apistrat),
  clus1 = svydesign(id = ~dnum, weights = ~pw, data = apiclus1),
  clus1_fpc = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1),
  clus2 = svydesign(id = ~dnum, weights = ~pw, data = apiclus2),
  clus2_fpc = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc1, data = apiclus2),
  # two stages: schools within districts
  clus2_stages = svydesign(id = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = apiclus2),
  # clusters in strata: the districts of the cluster sample, in two strata by number
  clus1_strata = svydesign(id = ~dnum, strata = ~I(dnum > 500), weights = ~pw, data = apiclus1)
)
domains <- list(all = quote(pw > 0), E = quote(stype == "E"), M = quote(stype == "M"), H = quote(stype == "H"))
items <- c("sch.wide", "comp.imp", "awards")

out <- list()
for (name in names(designs)) for (domain in names(domains)) {
  des <- eval(bquote(subset(designs[[name]], .(domains[[domain]]))))
  row <- function(item, m, finite, interval) {
    data.frame(design = name, domain = domain, item = item, value = coef(m)[[1]], se = SE(m)[[1]],
      deff = deff(m)[[1]], deff_finite = finite, df = degf(des), n = nrow(des),
      logit_low = interval[1], logit_high = interval[2], beta_low = interval[3], beta_high = interval[4])
  }
  for (item in items) {
    f <- as.formula(paste0("~I(as.numeric(", item, " == 'Yes'))"))
    m <- svymean(f, des, deff = "replace")
    ci <- if (coef(m) > 0 && coef(m) < 1 && SE(m) > 0)
      c(confint(svyciprop(f, des, method = "xlogit")), confint(svyciprop(f, des, method = "beta"))) else rep(NA, 4)
    out[[length(out) + 1]] <- row(item, m, deff(svymean(f, des, deff = TRUE))[[1]], ci)
  }
  m <- svymean(~api00, des, deff = "replace")
  out[[length(out) + 1]] <- row("api00", m, deff(svymean(~api00, des, deff = TRUE))[[1]], rep(NA, 4))
}
out <- do.call(rbind, out)
out$item <- gsub(".", "_", out$item, fixed = TRUE)
for (col in c("value", "se", "deff", "deff_finite", "logit_low", "logit_high", "beta_low", "beta_high")) out[[col]] <- number(out[[col]])
write.csv(out, "expected_estimates.csv", row.names = FALSE, quote = FALSE)

# Rao-Scott
out <- list()
for (name in names(designs)) for (pair in list(c("sch.wide", "stype"), c("stype", "awards"), c("sch.wide", "awards"), c("comp.imp", "stype"))) {
  f <- as.formula(paste("~", pair[1], "+", pair[2]))
  second <- svychisq(f, designs[[name]], statistic = "F")
  first <- svychisq(f, designs[[name]], statistic = "Chisq")
  out[[length(out) + 1]] <- data.frame(design = name, rows = pair[1], columns = pair[2], pearson = first$statistic[[1]],
    first_p = first$p.value[[1]], f = second$statistic[[1]], ndf = second$parameter[[1]], ddf = second$parameter[[2]],
    second_p = second$p.value[[1]])
}
out <- do.call(rbind, out)
out[1:3] <- lapply(out[1:3], function(x) gsub(".", "_", x, fixed = TRUE))
out[4:9] <- lapply(out[4:9], number)
write.csv(out, "expected_raoscott.csv", row.names = FALSE, quote = FALSE)

# Differences: between groups as the coefficient of a linear model, whose linearised variance is that of the difference
# of two domain means; between options as a contrast.
out <- list()
for (name in names(designs)) {
  des <- subset(designs[[name]], stype != "M")
  m <- svyglm(as.numeric(sch.wide == "Yes") ~ I(stype == "E"), des)
  out[[length(out) + 1]] <- data.frame(design = name, kind = "groups", value = coef(m)[[2]], se = sqrt(vcov(m)[2, 2]))
  m <- svycontrast(svymean(~I(as.numeric(sch.wide == "Yes")) + I(as.numeric(awards == "Yes")), designs[[name]]), c(1, -1))
  out[[length(out) + 1]] <- data.frame(design = name, kind = "options", value = coef(m)[[1]], se = SE(m)[[1]])
}
out <- do.call(rbind, out)
out[3:4] <- lapply(out[3:4], number)
write.csv(out, "expected_differences.csv", row.names = FALSE, quote = FALSE)

# A group against a multiple choice (sch.wide, comp.imp, awards): the pieces from svytotal of influence values, put
# together by the formulas of Bilder and Loughin.
out <- list()
for (name in c("srs", "weights", "clus1", "clus1_fpc", "clus2", "clus2_stages", "clus1_strata")) {
  des <- designs[[name]]
  w <- weights(des); g <- des$variables$stype
  Y <- sapply(items, function(i) as.numeric(des$variables[[i]] == "Yes"))
  n <- nrow(Y); W <- sum(w); Wg <- tapply(w, g, sum); G <- length(Wg)
  pooled <- colSums(w * Y) / W
  p <- t(sapply(levels(g), function(l) colSums((w * Y)[g == l, ]) / Wg[l]))
  influence <- do.call(cbind, lapply(1:G, function(k) sweep(Y, 2, p[k, ]) * (g == levels(g)[k]) / Wg[k]))
  V <- vcov(svytotal(influence, des))
  L <- (diag(G) - matrix(Wg / W, G, G, byrow = TRUE)) %x% diag(3)
  V <- L %*% V %*% t(L)
  A <- diag(as.vector(sapply(1:G, function(k) n * (Wg[k] / W) / (pooled * (1 - pooled)))))
  d <- as.vector(t(sweep(p, 2, pooled)))
  X <- as.numeric(t(d) %*% A %*% d)
  lambda <- Re(eigen(A %*% V, only.values = TRUE)$values)
  d0 <- sum(lambda)^2 / sum(lambda^2)
  out[[length(out) + 1]] <- data.frame(design = name, pearson = X, deff = sum(lambda) / ((G - 1) * 3),
    first_p = pchisq(X / (sum(lambda) / ((G - 1) * 3)), (G - 1) * 3, lower.tail = FALSE), ndf = d0,
    second_p = pf(X / sum(lambda), d0, d0 * degf(des), lower.tail = FALSE))
}
out <- do.call(rbind, out)
out[2:6] <- lapply(out[2:6], number)
write.csv(out, "expected_groups.csv", row.names = FALSE, quote = FALSE)

# Raking the cluster sample to the school types and to whether a school met its target.
pop.types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
pop.schwide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
margins <- list(~stype, ~sch.wide)
default <- rake(designs$clus1, margins, list(pop.types, pop.schwide))
tight <- rake(designs$clus1, margins, list(pop.types, pop.schwide), control = list(maxit = 200, epsilon = 1e-12))
loose <- suppressWarnings(rake(designs$clus1, margins, list(pop.types, pop.schwide), control = list(maxit = 2, epsilon = 1e-12)))
trimmed <- trimWeights(tight, upper = 45, lower = 20, strict = TRUE)
write.csv(data.frame(default = number(weights(default)), tight = number(weights(tight)), two = number(weights(loose)),
  trimmed = number(weights(trimmed))), "expected_raked_weights.csv", row.names = FALSE, quote = FALSE)
out <- list()
for (name in c("clus1", "clus1_fpc")) {
  cal <- calibrate(designs[[name]], ~stype + sch.wide, c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, sch.wideYes = 5122),
    calfun = "raking", epsilon = 1e-14, maxit = 200)
  for (item in c("awards", "comp.imp", "sch.wide")) for (domain in c("all", "E", "M", "H")) {
    f <- as.formula(paste0("~I(as.numeric(", item, " == 'Yes'))"))
    m <- svymean(f, eval(bquote(subset(cal, .(domains[[domain]])))))
    out[[length(out) + 1]] <- data.frame(design = name, domain = domain, item = gsub(".", "_", item, fixed = TRUE),
      value = number(coef(m)[[1]]), se = number(SE(m)[[1]]))
  }
}
write.csv(do.call(rbind, out), "expected_raked.csv", row.names = FALSE, quote = FALSE)

# Replicate weights that come with the data: made here from the designs, used with svrepdesign's defaults. They are the
# same for all schools of a district, so one row a district is kept. The bootstrap's also serve to try the scales of BRR.
set.seed(20210421)
sources <- list(
  jk1 = as.svrepdesign(designs$clus1, type = "JK1", compress = FALSE),
  jkn = as.svrepdesign(designs$clus1_strata, type = "JKn", compress = FALSE),
  bootstrap = as.svrepdesign(designs$clus1, type = "bootstrap", replicates = 12, compress = FALSE)
)
types <- list(jk1 = list("jk1", "JK1"), jkn = list("jkn", "JKn"), bootstrap = list("bootstrap", "bootstrap"),
  brr = list("bootstrap", "BRR"), fay = list("bootstrap", "Fay"))
out <- list()
for (name in names(types)) {
  rep <- sources[[types[[name]][[1]]]]
  rw <- weights(rep, type = "analysis")
  if (name %in% names(sources)) {
    first <- !duplicated(apiclus1$dnum)
    stopifnot(all(rw == rw[first, ][match(apiclus1$dnum, apiclus1$dnum[first]), ]))
    write.csv(data.frame(dnum = apiclus1$dnum[first], matrix(number(rw[first, ]), sum(first))), paste0("replicates_", name, ".csv"),
      row.names = FALSE, quote = FALSE)
  }
  for (mse in c(FALSE, TRUE)) {
    des <- suppressWarnings(svrepdesign(data = apiclus1, repweights = rw, weights = ~pw, combined.weights = TRUE, mse = mse,
      type = types[[name]][[2]], rscales = if (name == "jkn") rep$rscales, scale = if (name == "jkn") 1,
      rho = if (name == "fay") 0.3))
    for (item in c("awards", "api00")) for (domain in c("all", "E")) {
      f <- if (item == "awards") ~I(as.numeric(awards == "Yes")) else ~api00
      m <- svymean(f, eval(bquote(subset(des, .(domains[[domain]])))))
      out[[length(out) + 1]] <- data.frame(type = name, weights = types[[name]][[1]], mse = mse, item = item, domain = domain,
        value = number(coef(m)[[1]]), se = number(SE(m)[[1]]))
    }
  }
}
write.csv(data.frame(rscale = number(sources$jkn$rscales)), "replicates_jkn_rscales.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, out), "expected_replicates.csv", row.names = FALSE, quote = FALSE)
