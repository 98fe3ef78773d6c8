namespace Inpaint3D.Methods.Patch;

/// <summary>The indices of a rectangle of pixels, row by row.</summary>
internal struct PatchPixels(int left, int top, int right, int bottom, int stride)
{
    int _x = left - 1, _y = top;

    public readonly int Current => (_y * stride) + _x;

    public readonly PatchPixels GetEnumerator() => this;

    public bool MoveNext()
    {
        if (++_x <= right) return true;
        _x = left;
        return ++_y <= bottom;
    }
}
