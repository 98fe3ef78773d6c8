using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Inpaint3D.Compute;

namespace Inpaint3D.Methods.Pde;

/// <summary>
/// Carries the known values into the hole along its level lines, in one sweep by the distance T from the rim:
/// u(p) = Σ w u(q) / Σ w over the pixels q with |q − p| ≤ ε and T(q) &lt; T(p), where w = 1/|q − p| · exp(−μ²/2ε² · ((q − p)·n)²)
/// and n is the direction across the level lines, the first eigenvector of the structure tensor at p.
/// </summary>
/// <remarks>
/// The algorithm of the reference with these choices. μ = κ exp(−δ⁴/(λ₁ − λ₂)²) falls to 0, plain averaging, where the
/// tensor has no direction; δ is 1/255 of the range of values. T is the exact distance, so that pixels of equal T form fronts
/// that are filled at once. The weights on the two sides of the level line are scaled so that the mean of (q − p)·n is zero:
/// without it the few pixels of a disc bend all level lines towards the directions of the grid. The gradient in the tensor is that of the plane fitted to the usable pixels with Gaussian weights
/// (H. Knutsson, C.-F. Westin. Normalized and differential convolution, CVPR 1993), so that it is right at the rim as well.
/// </remarks>
[Method("coherence-transport", "F. Bornemann, T. März. Fast image inpainting based on coherence transport. J. Math. Imaging Vis. 28(3):259-278, 2007.")]
[Description("Fast fill in one sweep: continues edges straight into the hole.")]
public sealed record CoherenceTransport : Method<ImageHole>, IFillsPieces
{
    /// <summary>Radius of the average (ε), in pixels.</summary>
    [Description("Radius of the average in pixels (epsilon).")]
    [Range(1, 30)]
    public int Radius { get; init; } = 5;

    /// <summary>
    /// Sharpness (κ): 0 averages in all directions; 25, the reference's value, takes only pixels within 0.2 of the level line; 10
    /// errs less on photographs.
    /// </summary>
    [Description("How strictly values follow the level lines (kappa); 0 averages in all directions.")]
    [Range(0.0, 1000.0)]
    public double Sharpness { get; init; } = 10;

    /// <summary>Standard deviation of the smoothing before differentiation (σ), in pixels.</summary>
    [Description("Smoothing before the gradient is taken, standard deviation in pixels (sigma).")]
    [Range(0.5, 10.0)]
    public double PreSmoothing { get; init; } = 1.4;

    /// <summary>Standard deviation of the smoothing of the tensor (ρ), in pixels.</summary>
    [Description("Smoothing of the structure tensor, standard deviation in pixels (rho).")]
    [Range(0.5, 20.0)]
    public double PostSmoothing { get; init; } = 4;

    /// <summary>Pixels between two reports.</summary>
    const int Batch = 32_768;

    Cutting IFillsPieces.Cutting => Cutting;

    Cutting Cutting => Cutting.AtRims(Reach + Gather) with { Bytes = (60, 40) };

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run) => HoleRegions.Fill(problem, Cutting, SolvePiece, run);

    /// <summary>Half the sides of the windows of the two smoothings.</summary>
    int Smooth => (int)Math.Round(2 * PreSmoothing);
    int Gather => (int)Math.Round(2 * PostSmoothing);

    /// <summary>How far a kernel looks.</summary>
    int Reach => Math.Max(Radius, Math.Max(Smooth, Gather));

    ImageHole SolvePiece(ImageHole piece, Run run)
    {
        var filled = piece.Canvas();
        int smooth = Smooth, gather = Gather;
        using var grid = new CoherenceGrid(filled, piece.Hole, 0, Reach, gather, run);
        using var ball = run.Device.Upload<float>(Ball(Radius));
        using var narrow = run.Device.Upload<float>(Gaussian(PreSmoothing, smooth));
        using var wide = run.Device.Upload<float>(Gaussian(PostSmoothing, gather));
        var args = new CoherenceKernels.Args(0, 0, grid.Stride, grid.Plane, filled.Channels, Radius, smooth, gather,
            (float)(Sharpness / (Math.Sqrt(2) * Radius)), grid.Quantum);
        void Dispatch(Kernel<CoherenceKernels.Args> kernel, int start, int end) => run.Device.Dispatch(kernel, CoherenceKernels.RowLength,
            (end - start + CoherenceKernels.RowLength - 1) / CoherenceKernels.RowLength, args with { Start = start, End = end },
            grid.Pixels, grid.Values, grid.Distance, grid.Tensor, grid.Bounds, kernel == CoherenceKernels.Transport ? ball : narrow, wide);

        // The list of pixels holds the known ones near the hole first, then the missing ones front by front.
        for (int start = 0; start < grid.Known; start += Batch)
        {
            run.Step((double)start / grid.Count);
            Dispatch(CoherenceKernels.Differentiate, start, Math.Min(start + Batch, grid.Known));
        }
        int reported = 0;
        for (int front = 0; front < grid.Fronts.Length - 1; front++)
        {
            var (first, behind) = (grid.Fronts[front], grid.Fronts[front + 1]);
            foreach (var kernel in (ReadOnlySpan<Kernel<CoherenceKernels.Args>>)[CoherenceKernels.Transport, CoherenceKernels.Differentiate])
            {
                for (int start = first; start < behind; start += Batch)
                {
                    int end = Math.Min(start + Batch, behind);
                    if (end - reported >= Batch / 4 || end < behind)
                    {
                        run.Step((double)first / grid.Count);
                        reported = end;
                    }
                    Dispatch(kernel, start, end);
                }
            }
        }
        grid.Write(filled, 0);
        return piece with { Image = filled };
    }

    /// <summary>1/|d| in the disc of a radius, 0 at its centre and outside; rows padded to whole vectors.</summary>
    internal static float[] Ball(int radius)
    {
        int side = (2 * radius) + 1, stride = CoherenceKernels.Padded(side);
        var table = new float[side * stride];
        for (int y = -radius; y <= radius; y++)
        {
            for (int x = -radius; x <= radius; x++)
            {
                int square = (x * x) + (y * y);
                if (square > 0 && square <= radius * radius) table[((y + radius) * stride) + x + radius] = (float)(1 / Math.Sqrt(square));
            }
        }
        return table;
    }

    /// <summary>exp(−x²/2σ²) for −half ≤ x ≤ half, padded to whole vectors.</summary>
    internal static float[] Gaussian(double deviation, int half)
    {
        var table = new float[CoherenceKernels.Padded((2 * half) + 1)];
        for (int x = -half; x <= half; x++) table[x + half] = (float)Math.Exp(-x * x / (2 * deviation * deviation));
        return table;
    }
}
