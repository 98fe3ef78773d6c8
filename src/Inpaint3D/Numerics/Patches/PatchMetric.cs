namespace Inpaint3D.Numerics.Patches;

/// <summary>What is summed over two patches.</summary>
internal enum PatchNorm
{
    /// <summary><c>Σ (a − b)²</c>.</summary>
    Squares,
    /// <summary><c>Σ |a − b|</c>.</summary>
    Magnitudes,
    /// <summary><c>λ Σ (a − b)² + (1 − λ) Σ (∂a − ∂b)²</c>, with the differences ∂ of all neighbours in the patch, along each axis.</summary>
    Gradients,
}

/// <summary>How patches are compared.</summary>
/// <param name="Norm">What is summed.</param>
/// <param name="Share">λ of <see cref="PatchNorm.Gradients"/> in 256ths.</param>
internal readonly record struct PatchMetric(PatchNorm Norm, int Share = 0)
{
    /// <summary>The gradient metric for a weight λ of the colours from 0 to 1.</summary>
    public static PatchMetric Gradients(double lambda) => new(PatchNorm.Gradients, (int)Math.Round(256 * lambda));

    /// <summary>The largest code with which a distance fits into 32 bits: differences of differences are up to twice as large, along three axes.</summary>
    public int LargestCode(in PatchShape shape) =>
        Norm == PatchNorm.Gradients ? Math.Min(4095, (int)Math.Sqrt(int.MaxValue / (4.0 * shape.Quads * shape.Points * 12)) - 1) : shape.LargestCode;

    /// <summary>The distance of two sums of squares. Each loses its last 8 bits, so that it is a whole number on every device.</summary>
    public int Mixed(int values, int slopes) => ((values >> 8) * Share) + ((slopes >> 8) * (256 - Share));
}
