"""Prints exact-test.csv: binomial tests against a target with 60 digits, by Python 3 and mpmath.

The target is the double nearest to the decimal written, as every program receives it.
"""
import sys
import mpmath
from mpmath import mp, mpf, loggamma, log, exp

mp.dps = 60


def log_pmf(k, n, p):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(p) + (n - k) * log(1 - p)


def tail(k, n, p, step):
    """Sums outcomes from k to the end in the direction of step, which must lead away from the mean."""
    if k < 0 or k > n:
        return mpf(0)
    total = term = mpf(1)
    odds = p / (1 - p)
    first = k
    while 0 <= k + step <= n and term > total * mpf(10) ** -40:
        term *= (n - k) * odds / (k + 1) if step > 0 else k / odds / (n - k + 1)
        total += term
        k += step
    return exp(log_pmf(first, n, p) + log(total))


def lower(k, n, p):
    return tail(k, n, p, -1) if k <= n * p else 1 - tail(k + 1, n, p, 1)


def upper(k, n, p):
    return tail(k, n, p, 1) if k >= n * p else 1 - tail(k - 1, n, p, -1)


def two_sided(x, n, p):
    """Sum of outcomes no likelier than x times 1 + 1e-7, as R's binom.test and SciPy's binomtest."""
    if x == n * float(p):
        return mpf(1)
    limit = log_pmf(x, n, p) + log(1 + mpf("1e-7"))
    if x < n * p:
        low, high = int(mpmath.ceil(n * p)), n + 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if log_pmf(middle, n, p) <= limit else (middle + 1, high)
        return min(mpf(1), lower(x, n, p) + upper(low, n, p))
    low, high = -1, int(mpmath.floor(n * p))
    while low < high:
        middle = -((-low - high) // 2)
        low, high = (middle, high) if log_pmf(middle, n, p) <= limit else (low, middle - 1)
    return min(mpf(1), lower(low, n, p) + upper(x, n, p))


CASES = [
    (0, 1, "0.5"), (1, 1, "0.9"), (0, 1, "0.9"), (9, 10, "0.9"), (10, 10, "0.9"), (0, 10, "0.9"), (5, 10, "0.5"),
    (3, 10, "0.3"), (7, 10, "0.3"), (1, 2, "0.001"), (2, 2, "0.999"), (27, 30, "0.8"), (30, 30, "0.9"),
    (20, 30, "0.9"), (364, 400, "0.9"), (382, 400, "0.9"), (300, 400, "0.9"), (0, 400, "0.9"), (100, 400, "0.9"),
    (910, 1000, "0.9"), (880, 1000, "0.9"), (500, 1000, "0.9"), (455, 1000, "0.9"), (999, 1000, "0.5"),
    (60, 100, "0.5"), (40, 100, "0.5"), (90123, 100000, "0.9"), (86000, 100000, "0.9"), (80000, 100000, "0.7"),
    (15, 100000, "0.0001"), (0, 100000, "0.0001"), (99990, 100000, "0.9999"), (90, 1000000, "0.00001"),
    (799000, 1000000, "0.8"), (815000, 1000000, "0.8"),
    (10000000, 10000000, "0.9999999"), (9999995, 10000000, "0.9999999"), (3, 10000000, "0.0000001"),
    (9000000, 10000000, "0.9"), (9000001, 10000000, "0.9"), (9001000, 10000000, "0.9"), (8999000, 10000000, "0.9"),
    (9010000, 10000000, "0.9"), (8990000, 10000000, "0.9"), (9033000, 10000000, "0.9"), (8965000, 10000000, "0.9"),
    (5000000, 10000000, "0.5"), (4999999, 10000000, "0.5"), (5058000, 10000000, "0.5"), (6123456, 10000000, "0.612"),
    (0, 10000000, "0.00006"), (10000000, 10000000, "0.99994"), (20000, 10000000, "0.001"), (7000, 10000000, "0.001"),
    (89999000000, 100000000000, "0.9"),
]

print(f"# mpmath {mpmath.__version__}, mp.dps = {mp.dps}, Python {sys.version.split()[0]}: python3 exact-test.py")
print("# x,n,target,less,greater,twoSided")
for x, n, target in CASES:
    p = mpf(float(target))
    values = [lower(x, n, p), upper(x, n, p), two_sided(x, n, p)]
    print(",".join([str(x), str(n), target] + [mpmath.nstr(v, 20, min_fixed=-4, max_fixed=4) for v in values]))
