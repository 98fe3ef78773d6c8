using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Cli.Demo;

/// <summary>A photographer's backdrop: a floor that bends up into a wall behind the object.</summary>
internal static class Stage
{
    const int Columns = 24;

    /// <summary>The backdrop of a camera's pictures.</summary>
    public static Mesh Behind(Camera camera)
    {
        var away = new Vec3(-camera.Position.X, 0, -camera.Position.Z).Normalized();
        var across = new Vec3(-away.Z, 0, away.X);
        // The profile from in front of the object to the top of the wall: floor, quarter circle, wall.
        List<(double Along, double Height)> profile = [(-90, 0), (-30, 0), (0, 0), (20, 0)];
        for (int i = 1; i <= 16; i++) profile.Add((20 + (30 * Math.Sin(i * Math.PI / 32)), 30 * (1 - Math.Cos(i * Math.PI / 32))));
        profile.Add((50, 120));
        var positions = new List<Vec3>();
        foreach (var (along, height) in profile)
            for (int i = 0; i <= Columns; i++) positions.Add((along * away) + ((((double)i / Columns) - 0.5) * 260 * across) + new Vec3(0, height, 0));
        var triangles = new List<Triangle>();
        for (int row = 0; row < profile.Count - 1; row++)
        {
            for (int i = 0; i < Columns; i++)
            {
                int a = (row * (Columns + 1)) + i, b = a + Columns + 1;
                triangles.AddRange([new(a, a + 1, b + 1), new(a, b + 1, b)]);
            }
        }
        var paint = new Vector4(0.86f, 0.865f, 0.87f, 1);
        return new Mesh { Positions = [.. positions], Triangles = [.. triangles], Colors = [.. Enumerable.Repeat(paint, positions.Count)] };
    }
}
