using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class RimOverlayTests
{
    /// <summary>A square frame of side 2 with a square hole of side 1, and behind it on request a wall before or after.</summary>
    static Mesh Frame(double? wall)
    {
        List<Vec3> p = [new(-1, -1, 0), new(1, -1, 0), new(1, 1, 0), new(-1, 1, 0), new(-0.5, -0.5, 0), new(0.5, -0.5, 0), new(0.5, 0.5, 0), new(-0.5, 0.5, 0)];
        List<Triangle> t = [];
        for (int i = 0; i < 4; i++) t.AddRange([new(i, (i + 1) % 4, 4 + ((i + 1) % 4)), new(i, 4 + ((i + 1) % 4), 4 + i)]);
        if (wall is { } z)
        {
            p.AddRange([new(-9, -9, z), new(9, -9, z), new(0, 9, z)]);
            t.Add(new(8, 9, 10));
        }
        return new Mesh { Positions = [.. p], Triangles = [.. t] };
    }

    [Fact]
    public void A_rim_is_drawn_in_the_colour_of_its_size_and_fainter_behind_a_surface()
    {
        var mesh = Frame(null);
        var inner = Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder);
        var camera = Camera.LookAt(81, 81, 0.6, new Vec3(0, 0, 5), Vec3.Zero, new Vec3(0, 1, 0));
        var overlay = new RimOverlay { Width = 4 };
        Assert.Equal(HoleSize.Large, RimOverlay.SizeOf(inner, mesh));
        var (u, v, _) = camera.Project(new Vec3(0.5, 0, 0));

        Vector3 At(double? wall)
        {
            var view = new SoftwareRenderer(Frame(wall)).Render(camera, RenderOptions.Unlit, [], new Run()).View;
            var drawn = overlay.Draw(view, mesh, [inner]);
            var (x, y) = ((int)Math.Round(u), (int)Math.Round(v));
            Assert.Equal(view.Color[0, 0], drawn[0, 0]);
            var own = new Vector3(view.Color[x, y], view.Color[x, y, 0, 1], view.Color[x, y, 0, 2]);
            var mixed = new Vector3(drawn[x, y], drawn[x, y, 0, 1], drawn[x, y, 0, 2]);
            return (mixed - own) / (overlay.Colors[(int)HoleSize.Large] - own);
        }

        Assert.Equal(1, At(null).X, 1e-4);
        Assert.Equal(1, At(-3).Y, 1e-4);
        Assert.Equal(overlay.HiddenOpacity, At(2).Z, 1e-4);
    }
}
