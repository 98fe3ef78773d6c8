// Whole numbers of 64 bits as two words, for devices without them.
struct Wide
{
    int high;
    uint low;
};

Wide product(int a, int b)
{
    int high, low;
    imulExtended(a, b, high, low);
    return Wide(high, uint(low));
}

Wide minus(Wide a, Wide b)
{
    uint borrow, low = usubBorrow(a.low, b.low, borrow);
    return Wide(a.high - b.high - int(borrow), low);
}

bool isZero(Wide a)
{
    return a.high == 0 && a.low == 0;
}

// Of a number that is not negative.
float number(Wide a)
{
    return float(a.high) * 4294967296.0 + float(a.low);
}
