using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Cli.Demo;

/// <summary>The demonstration's object: a star tortoise, closed and coloured per vertex, in centimetres, standing on y = 0.</summary>
internal static class SampleObject
{
    /// <summary>Makes the mesh.</summary>
    /// <param name="h">About the length of an edge in centimetres; 0.085 gives some 300,000 triangles.</param>
    /// <param name="run">Cancellation.</param>
    public static Mesh Make(double h, Run run)
    {
        var (smooth, triangles) = ImplicitSurface.Mesh(TortoiseShape.Distance, TortoiseShape.Min, TortoiseShape.Max, h, run);
        var positions = new Vec3[smooth.Length];
        var colors = new Vector4[smooth.Length];
        Parallel.For(0, (smooth.Length + 1023) / 1024, new ParallelOptions { CancellationToken = run.Cancel }, block =>
        {
            for (int i = block * 1024; i < Math.Min((block + 1) * 1024, smooth.Length); i++)
            {
                var (height, color) = TortoiseSkin.At(smooth[i]);
                positions[i] = smooth[i] + (height * ImplicitSurface.Normal(TortoiseShape.Distance, smooth[i], 0.02));
                colors[i] = new Vector4(color, 1);
            }
        });
        return new Mesh { Positions = positions, Triangles = triangles, Colors = colors };
    }
}
