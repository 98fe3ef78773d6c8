using Inpaint3D.Data;

namespace Inpaint3D.Numerics;

/// <summary>Fills the hole of every slice with the solution of a linear difference equation, the known pixels being its boundary values.</summary>
/// <param name="Stencil">The operator A; the fill solves A u = 0 in the hole.</param>
/// <param name="CoarseScale">See <see cref="Multigrid"/>.</param>
/// <param name="Sweeps">Smoothing sweeps before and after each coarse correction.</param>
/// <param name="WellConditioned">See <see cref="ConjugateGradients"/>.</param>
/// <param name="Tolerance">Largest residual and error, relative to the range of the values around the hole.</param>
internal sealed record HoleEquation(Stencil Stencil, float CoarseScale, int Sweeps, bool WellConditioned, double Tolerance)
{
    /// <summary>The filled field; known samples are copied.</summary>
    public Field Solve(Field image, Mask hole, Run run)
    {
        var filled = image.Clone();
        for (int z = 0; z < image.Depth; z++)
        {
            var part = run.Part((double)z / image.Depth, (z + 1.0) / image.Depth);
            part.Step(0);
            if (hole.Samples.AsSpan(z * image.PlaneLength, image.PlaneLength).Contains((byte)1)) SolveSlice(filled, hole, z, part);
        }
        return filled;
    }

    void SolveSlice(Field filled, Mask hole, int z, Run run)
    {
        // A slice without a known pixel has no boundary values; its equation would have no unique solution.
        if (!hole.Samples.AsSpan(z * filled.PlaneLength, filled.PlaneLength).Contains((byte)0))
            throw new ArgumentException($"The mask covers the whole frame {z}, so nothing is known to fill it from: leave some of its samples unmasked.");
        using var multigrid = new Multigrid(hole, z, Stencil, CoarseScale, Sweeps, run);
        Span<double> tolerance = stackalloc double[ConjugateGradients.Lanes];
        for (int channel = 0; channel < filled.Channels; channel += ConjugateGradients.Lanes)
        {
            var boundary = new BoundaryValues(filled, multigrid.Finest, z, channel);
            var part = run.Part((double)channel / filled.Channels, Math.Min(1, (channel + (double)ConjugateGradients.Lanes) / filled.Channels));
            // The rest of the tolerance is for the rounding of the result to float.
            using var solver = new ConjugateGradients(multigrid, boundary.RightHandSide, WellConditioned, part);
            for (int k = 0; k < tolerance.Length; k++) tolerance[k] = 0.7 * Tolerance * boundary.Range[k];
            solver.Solve(tolerance);
            boundary.Write(solver, filled);
        }
    }
}
