namespace Inpaint3D.Data;

/// <summary>Pixels to add on each side of a picture or video, none of them negative.</summary>
public readonly record struct Margins(int Left, int Right, int Top, int Bottom)
{
    /// <summary>True when nothing is added.</summary>
    public bool IsEmpty => this == default;

    /// <summary>The picture on the larger canvas: its samples bit for bit, zeros around them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A margin is negative, or the canvas is too large for one array.</exception>
    public Field Extend(Field picture)
    {
        Check();
        if (IsEmpty) return picture;
        var (width, height) = ((long)picture.Width + Left + Right, (long)picture.Height + Top + Bottom);
        if (width * height > Array.MaxLength) throw new ArgumentOutOfRangeException(nameof(picture), $"A canvas of {width} x {height} pixels is too large for one array.");
        var canvas = new Field((int)width, (int)height, picture.Depth, picture.Channels) { Coding = picture.Coding, Metadata = picture.Metadata };
        for (int c = 0; c < picture.Channels; c++)
            for (int z = 0; z < picture.Depth; z++)
                for (int y = 0; y < picture.Height; y++) picture.Row(y, c, z).CopyTo(canvas.Row(y + Top, c, z)[Left..]);
        return canvas;
    }

    /// <summary>The mask on the larger canvas: its samples, and around them 1 where <paramref name="around"/> says so.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A margin is negative.</exception>
    public Mask Extend(Mask mask, bool around)
    {
        Check();
        if (IsEmpty) return mask;
        var canvas = new Mask(mask.Width + Left + Right, mask.Height + Top + Bottom, mask.Depth);
        if (around) canvas.Samples.AsSpan().Fill(1);
        for (int z = 0; z < mask.Depth; z++)
            for (int y = 0; y < mask.Height; y++) mask.Row(y, z).CopyTo(canvas.Row(y + Top, z)[Left..]);
        return canvas;
    }

    void Check()
    {
        foreach (int margin in (ReadOnlySpan<int>)[Left, Right, Top, Bottom]) ArgumentOutOfRangeException.ThrowIfNegative(margin);
    }
}
