using Inpaint3D.Data;

namespace Inpaint3D.Methods.Disocclusion;

/// <summary>
/// Keeps a method that knows nothing of depth to the background: what stands in front of a hole is shown to it as missing
/// too, so that only the far rim is left to continue.
/// </summary>
/// <remarks>
/// The idea of K.-J. Oh, S. Yea, Y.-S. Ho. Hole filling method using depth based in-painting for view synthesis in free
/// viewpoint television and 3-D video. Picture Coding Symposium 2009, who overwrite the near rim by the far one's values.
/// </remarks>
internal static class NearSurfaces
{
    /// <summary>How far around a hole, in pixels, near surfaces are hidden.</summary>
    const int Reach = 30;
    /// <summary>How much nearer than the hole's depth a pixel must be to be hidden, as a share.</summary>
    const float Contrast = 1.03f;

    /// <summary>The hole together with the near surfaces that touch it, within reach.</summary>
    /// <param name="depth">Depth, known everywhere.</param>
    /// <param name="hole">1 = missing.</param>
    internal static Mask Hide(Field depth, Mask hole)
    {
        var hidden = hole.Clone();
        var (width, z) = (hole.Width, (float[])depth.Samples.Clone());
        var front = Enumerable.Range(0, z.Length).Where(i => hole.Samples[i] != 0).ToList();
        for (int step = 0; step < Reach && front.Count > 0; step++)
        {
            var next = new List<int>();
            foreach (int i in front)
            {
                int x = i % width;
                foreach (int j in (ReadOnlySpan<int>)[x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width])
                {
                    if (j < 0 || j >= z.Length || hidden.Samples[j] != 0 || z[j] * Contrast >= z[i]) continue;
                    hidden.Samples[j] = 1;
                    z[j] = z[i];
                    next.Add(j);
                }
            }
            front = next;
        }
        return hidden.Count < hidden.Samples.Length ? hidden : hole;
    }
}
