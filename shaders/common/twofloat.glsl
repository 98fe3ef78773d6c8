// Numbers of about 48 bits as unevaluated sums of two floats, four lanes at once. The rounding errors of a sum (D. E. Knuth, The
// Art of Computer Programming, vol. 2, 1969, 4.2.2) and of a product (T. J. Dekker, Numer. Math. 18:224-242, 1971) are floats
// themselves; `precise` forbids the compiler to rewrite what computes them. |a| must stay below 2^115.

struct TwoFloat { vec4 high, low; };

TwoFloat twoSum(vec4 a, vec4 b)
{
    precise vec4 sum = a + b;
    precise vec4 part = sum - a;
    precise vec4 error = (a - (sum - part)) + (b - part);
    return TwoFloat(sum, error);
}

// The upper 12 bits of every lane.
vec4 upperHalf(vec4 a)
{
    precise vec4 scaled = 4097.0 * a;
    precise vec4 upper = scaled - (scaled - a);
    return upper;
}

TwoFloat twoProduct(vec4 a, vec4 b)
{
    vec4 aHigh = upperHalf(a), bHigh = upperHalf(b);
    precise vec4 aLow = a - aHigh;
    precise vec4 bLow = b - bHigh;
    precise vec4 product = a * b;
    precise vec4 error = (((aHigh * bHigh - product) + aHigh * bLow) + aLow * bHigh) + aLow * bLow;
    return TwoFloat(product, error);
}

// sum + a * b
TwoFloat addProduct(TwoFloat sum, vec4 a, vec4 b)
{
    TwoFloat product = twoProduct(a, b), s = twoSum(sum.high, product.high);
    precise vec4 low = sum.low + (s.low + product.low);
    precise vec4 high = s.high + low;
    precise vec4 rest = low - (high - s.high);
    return TwoFloat(high, rest);
}
