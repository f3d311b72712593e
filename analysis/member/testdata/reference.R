# The expected values of compare_test.go; run with Rscript. R 4.2.2, coin 1.4-2.
# Newcombe via prop.test intervals
wil <- function(k,n) as.numeric(prop.test(k,n,correct=FALSE)$conf.int)
newc <- function(k1,n1,k2,n2){p1<-k1/n1;p2<-k2/n2;a<-wil(k1,n1);b<-wil(k2,n2);d<-p1-p2
 c(d, d-sqrt((p1-a[1])^2+(b[2]-p2)^2), d+sqrt((a[2]-p1)^2+(p2-b[1])^2))}
# Boschloo two-sided, tables ordered by two-sided Fisher p
fp <- function(n1,n2) outer(0:n1,0:n2,Vectorize(function(i,j) fisher.test(matrix(c(i,n1-i,j,n2-j),2))$p.value))
bos <- function(k1,n1,k2,n2,F=fp(n1,n2)){ sel <- F <= F[k1+1,k2+1]*(1+1e-7)
 f<-function(p) sum((outer(dbinom(0:n1,n1,p),dbinom(0:n2,n2,p)))[sel])
 g<-seq(0,1,length=4001); v<-sapply(g,f); i<-which.max(v); max(v, optimize(f,c(g[max(1,i-1)],g[min(4001,i+1)]),maximum=TRUE,tol=1e-12)$objective)}
own<-c(9,4,3,3,4); sec<-c(26,21,20,13,4); n1<-12;n2<-47
F<-fp(n1,n2)
P<-c()
for(i in 1:5){ k1<-own[i];k2<-sec[i]; b<-bos(k1,n1,k2,n2,F); P<-c(P,b)
 cat(sprintf("%d/%d %d/%d boschloo %.10f fisher %.10f newcombe %.10f %.10f %.10f\n",k1,n1,k2,n2,b,F[k1+1,k2+1],newc(k1,n1,k2,n2)[1],newc(k1,n1,k2,n2)[2],newc(k1,n1,k2,n2)[3]))}
cat("holm", sprintf("%.10f",p.adjust(P,"holm")),"\n")
# power check for detectable: alpha = .05/5 threshold region of Boschloo exact for n1=12,n2=47: size-alpha set
A<-.05/5
best<-function(){ us<-sort(unique(as.vector(F))); lo<-0
 for(u in us){ if(u>0.2)break; sel<-F<=u*(1+1e-7); f<-function(p) sum((outer(dbinom(0:n1,n1,p),dbinom(0:n2,n2,p)))[sel]); g<-seq(0,1,length=2001); if(max(sapply(g,f))<=A) lo<-u else break}; lo}
u<-best(); sel<-F<=u*(1+1e-7)
pow<-function(po,ps) sum((outer(dbinom(0:n1,n1,po),dbinom(0:n2,n2,ps)))[sel])
for(i in 1:5){ps<-sec[i]/n2; up<-if(pow(1,ps)>=.8) uniroot(function(x) pow(x,ps)-.8,c(ps,1),tol=1e-12)$root else NA
 dn<-if(pow(0,ps)>=.8) uniroot(function(x) pow(x,ps)-.8,c(0,ps),tol=1e-12)$root else NA
 cat(sprintf("detect %d/47: %.8f %.8f\n",sec[i],up,dn))}
# funnel limits
for(n in c(5,12,40,100)) cat(n, qbinom(c(.025,.975,.001,.999),n,26/47),"\n")
for(n in c(5,12,40,100)) cat(n, qbinom(c(.025,.975,.001,.999),n,4/47),"\n")
# rating: own counts vs sector uwv (12,43,31,14,0 of 42 -> 5,18,13,6,0)
a<-rep(1:5,c(0,2,3,4,1)); b<-rep(1:5,c(5,18,13,6,0))
d<-data.frame(y=c(a,b),g=factor(rep(c("o","s"),c(length(a),length(b)))))
print(coin::pvalue(coin::wilcox_test(y~g,d,distribution="exact")),digits=12)
w<-suppressWarnings(wilcox.test(a,b,exact=FALSE,correct=FALSE)); cat(w$statistic/(length(a)*length(b)), w$p.value,"\n")
