namespace Inpaint3D.Numerics.Curves;

/// <summary>A level line continued through a hole.</summary>
/// <param name="Path">From the start on, in pixels.</param>
/// <param name="Start">The junction where it enters.</param>
/// <param name="End">The junction where it leaves, seen along its own direction into the hole.</param>
internal sealed record SketchCurve(EulerSpiral Path, RimJunction Start, RimJunction End)
{
    /// <summary>Colours on the side of the normal (−sin, cos) of the path, and their grey value, at a share of its length.</summary>
    public float Left(int channel, double share) => Mix(Start.Left[channel], End.Right[channel], share);

    /// <summary>The same on the other side.</summary>
    public float Right(int channel, double share) => Mix(Start.Right[channel], End.Left[channel], share);

    /// <summary>Over how many pixels colours change from one side to the other.</summary>
    public double Softness(double share) => ((1 - share) * Start.Softness) + (share * End.Softness);

    static float Mix(float start, float end, double share) => (float)(((1 - share) * start) + (share * end));
}
