using Inpaint3D.Data;
using Inpaint3D.Methods;

namespace Inpaint3D;

/// <summary>The paths from input to filled output: the only place where stages are chained. Every front calls these.</summary>
public static class Pipeline
{
    /// <summary>Fills the hole of an image or video.</summary>
    /// <param name="image">The image; samples under the hole have no meaning.</param>
    /// <param name="hole">1 = missing.</param>
    /// <param name="method">How to fill.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <returns>A new field, equal to the image outside the hole bit for bit.</returns>
    public static Field FillImage(Field image, Mask hole, Method<ImageHole> method, Run run) =>
        method.Fill(new ImageHole(image, hole), run).Image;
}
