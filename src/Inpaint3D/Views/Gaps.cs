namespace Inpaint3D.Views;

/// <summary>
/// What the camera's motion tore apart. Two neighbours of the source that belong to different surfaces come to lie on both
/// sides of the hole that opens between them; so each pixel of it knows how near what hid it is, and how far what goes on
/// behind, wherever on the target's screen the rims are. Where several gaps overlap, the one with the farthest background counts.
/// </summary>
/// <param name="far">Complemented bits of 1/depth of the far side; 0 = nothing was torn there.</param>
/// <param name="near">Complemented bits of 1/depth of the near side.</param>
internal sealed class Gaps(uint[] far, uint[] near)
{
    /// <summary>True when the pixel lies in a gap.</summary>
    internal bool Has(int pixel) => far[pixel] != 0;

    /// <summary>1/depth of what goes on behind.</summary>
    internal float Far(int pixel) => BitConverter.UInt32BitsToSingle(~far[pixel]);

    /// <summary>1/depth half way from what goes on behind to what hid it: what has more is near.</summary>
    internal double Middle(int pixel) => 0.5 * ((double)BitConverter.UInt32BitsToSingle(~near[pixel]) + Far(pixel));
}
