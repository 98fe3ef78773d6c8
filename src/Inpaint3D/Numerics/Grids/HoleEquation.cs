using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Grids;

/// <summary>Fills the hole of a picture with the solution of a linear difference equation, the known pixels being its boundary values.</summary>
/// <param name="Stencil">The operator A; the fill solves A u = 0 in the hole.</param>
/// <param name="CoarseScale">See <see cref="Multigrid"/>.</param>
/// <param name="Sweeps">Smoothing sweeps before and after each coarse correction.</param>
/// <param name="WellConditioned">See <see cref="ConjugateGradients"/>.</param>
/// <param name="Tolerance">Largest residual and error, relative to the range of the values around the hole.</param>
internal sealed record HoleEquation(Stencil Stencil, float CoarseScale, int Sweeps, bool WellConditioned, double Tolerance)
{
    /// <summary>Writes the fill into a field of one slice; its known samples stay. Without any the equation would have no unique solution.</summary>
    public void Solve(Field filled, Mask hole, Run run)
    {
        using var multigrid = new Multigrid(hole, 0, Stencil, CoarseScale, Sweeps, run);
        Span<double> tolerance = stackalloc double[ConjugateGradients.Lanes];
        for (int channel = 0; channel < filled.Channels; channel += ConjugateGradients.Lanes)
        {
            var boundary = new BoundaryValues(filled, multigrid.Finest, 0, channel);
            var part = run.Part((double)channel / filled.Channels, Math.Min(1, (channel + (double)ConjugateGradients.Lanes) / filled.Channels));
            // The rest of the tolerance is for the rounding of the result to float.
            using var solver = new ConjugateGradients(multigrid, boundary.RightHandSide, WellConditioned, part);
            for (int k = 0; k < tolerance.Length; k++) tolerance[k] = 0.7 * Tolerance * boundary.Range[k];
            solver.Solve(tolerance);
            boundary.Write(solver, filled);
        }
    }
}
