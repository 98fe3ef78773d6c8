using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Tests.Geometry.Charts;

public class PatchColorsTests
{
    [Fact]
    public void A_linear_ramp_in_the_plane_comes_back()
    {
        var (old, filled) = Disc();
        old = old with { ColorCoding = SampleCoding.Float32, Colors = [.. old.Positions.Select(Ramp)] };
        var result = PatchColors.Extend(old, filled, new Run());
        Assert.Equal(filled.Positions.Length, result.Colors!.Length);
        Assert.Equal(old.Colors, result.Colors.Take(old.Colors.Length));
        Assert.All(result.Colors.Zip(filled.Positions), pair => Assert.InRange((pair.First - Ramp(pair.Second)).Length(), 0, 1e-6f));

        static Vector4 Ramp(Vec3 p) => new((float)(5 + p.X), (float)(p.Y - (0.5 * p.X)), 0.25f, (float)(1 + (0.1 * p.Y)));
    }

    [Theory]
    [InlineData(SampleCoding.UInt8)]
    [InlineData(SampleCoding.UInt16)]
    [InlineData(SampleCoding.Float32)]
    public void Colors_stay_within_the_rim_s(SampleCoding coding)
    {
        var (old, filled) = Filled(Rims.Cap(40, 60));
        var colors = old.Positions.Select((_, v) => new Vector4(0.2f + (0.6f * (v % 2)), 0.5f, v % 40 / 100f, 1)).ToArray();
        var result = PatchColors.Extend(old with { Colors = colors, ColorCoding = coding }, filled, new Run());
        Assert.All(result.Colors!.Skip(colors.Length), c =>
        {
            Assert.InRange(c.X, 0.2f, 0.8f);
            Assert.Equal(0.5f, c.Y, 1e-6f);
            Assert.InRange(c.Z, 0, 0.39f);
            Assert.Equal(1, c.W, 1e-6f);
        });
    }

    [Fact]
    public void Coded_colors_are_averaged_as_light()
    {
        // Left half black, right half white: the middle of the disc has half the light, code 0.735.
        var (old, filled) = Disc();
        var colors = old.Positions.Select(p => p.X > 0 ? Vector4.One : new Vector4(0, 0, 0, 1)).ToArray();
        var result = PatchColors.Extend(old with { Colors = colors }, filled, new Run());
        int middle = Enumerable.Range(old.Positions.Length, filled.Positions.Length - old.Positions.Length).MinBy(v => filled.Positions[v].Length);
        Assert.InRange(result.Colors![middle].X, 0.68f, 0.78f);
    }

    [Fact]
    public void A_finer_patch_has_the_same_colors()
    {
        TestRim coarse = Rims.Disc(40, (_, _) => 0), fine = Rims.Disc(40, (_, _) => 0);
        Refinement.Refine(coarse.Patch, coarse.Scale, new Run());
        Refinement.Refine(fine.Patch, fine.Scale, new Run(), 3);
        var (x, y) = (Middle(coarse), Middle(fine));
        Assert.Equal(x, y, 1.0 / 255);

        // The value at the centre: of the triangle's corners there, by barycentric weights.
        static double Middle(TestRim rim)
        {
            var (old, filled) = rim.ToMeshes();
            var colors = old.Positions.Select(p => new Vector4((float)(p.X > 0.3 ? 1 : 0))).ToArray();
            var result = PatchColors.Extend(old with { Colors = colors, ColorCoding = SampleCoding.Float32 }, filled, new Run());
            foreach (var (a, b, c) in filled.Triangles.Skip(old.Triangles.Length))
            {
                var (p, q, r) = (filled.Positions[a], filled.Positions[b], filled.Positions[c]);
                var (u, v, w) = (Vec3.Cross(q, r).Z, Vec3.Cross(r, p).Z, Vec3.Cross(p, q).Z);
                if (u < 0 || v < 0 || w < 0) continue;
                return ((u * result.Colors![a].X) + (v * result.Colors[b].X) + (w * result.Colors[c].X)) / (u + v + w);
            }
            return double.NaN;
        }
    }

    [Fact]
    public void Normals_of_a_cap_point_outwards()
    {
        var rim = Rims.Cap(40, 30);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 2, 1, 0, new Run()));
        var (old, filled) = rim.ToMeshes();
        old = old with { Normals = [.. old.Positions.Select(p => new Vector3((float)p.X, (float)p.Y, (float)p.Z))] };
        var result = PatchColors.Extend(old, filled, new Run());
        Assert.Equal(old.Normals, result.Normals!.Take(old.Normals.Length));
        for (int v = old.Positions.Length; v < filled.Positions.Length; v++)
        {
            Assert.Equal(1, result.Normals![v].Length(), 1e-6f);
            Assert.InRange(Vec3.Dot(filled.Positions[v].Normalized(), new Vec3(result.Normals[v].X, result.Normals[v].Y, result.Normals[v].Z)), 0.99, 1);
        }
    }

    [Fact]
    public void Columns_of_every_type_grow_to_full_length()
    {
        var (old, filled) = Disc();
        int n = old.Positions.Length;
        old = old with
        {
            VertexAttributes =
            [
                new("byte", Enumerable.Range(0, n).Select(v => (byte)(250 + (v % 2 * 5))).ToArray()),
                new("label", Enumerable.Repeat(-7, n).ToArray()),
                new("height", old.Positions.Select(p => p.X + (2 * p.Y)).ToArray()),
                new("quality", old.Positions.Select(p => (float)p.Y).ToArray()),
                new("list", Enumerable.Range(0, n).Select(v => new[] { v, v + 1 }).ToArray()),
            ],
        };
        var columns = PatchColors.Extend(old, filled, new Run()).VertexAttributes;
        Assert.All(columns.Zip(old.VertexAttributes), pair =>
        {
            Assert.Equal(pair.Second.Name, pair.First.Name);
            Assert.Equal(pair.Second.Values.GetType(), pair.First.Values.GetType());
            Assert.Equal(filled.Positions.Length, pair.First.Values.Length);
            Assert.Equal(pair.Second.Values.Cast<object>(), pair.First.Values.Cast<object>().Take(n));
        });
        Assert.All(((byte[])columns[0].Values)[n..], value => Assert.InRange(value, 250, 255));
        Assert.All(((int[])columns[1].Values)[n..], value => Assert.Equal(-7, value));
        Assert.All(((double[])columns[2].Values).Zip(filled.Positions), pair => Assert.Equal(pair.Second.X + (2 * pair.Second.Y), pair.First, 1e-9));
        Assert.All(((int[][])columns[4].Values)[n..], list => Assert.InRange(list[0], 0, 39));
    }

    [Fact]
    public void Texture_coordinates_continue_where_the_rim_lies_in_one_chart()
    {
        var (old, filled) = Disc();
        old = WithUVs(old, (t, v) => UV(old.Positions[v])) with { TriangleMaterials = new int[old.Triangles.Length] };
        var result = PatchColors.Extend(old, filled, new Run());
        Assert.Equal(3 * filled.Triangles.Length, result.CornerUVs!.Length);
        Assert.Equal(filled.Triangles.Length, result.TriangleMaterials!.Length);
        for (int t = 0; t < filled.Triangles.Length; t++)
        {
            var (a, b, c) = filled.Triangles[t];
            foreach (var (i, v) in new[] { (0, a), (1, b), (2, c) })
                Assert.InRange((result.CornerUVs[(3 * t) + i] - UV(filled.Positions[v])).Length(), 0, 1e-5f);
        }

        static Vector2 UV(Vec3 p) => new((float)(0.5 + (0.2 * p.X)), (float)(0.5 + (0.2 * p.Y)));
    }

    [Fact]
    public void Across_charts_a_new_face_shows_one_texel_of_the_rim()
    {
        var (old, filled) = Disc();
        // Two charts, cut along x = 0 between triangles.
        bool IsLeft(int t) => (old.Positions[old.Triangles[t].A] + old.Positions[old.Triangles[t].B] + old.Positions[old.Triangles[t].C]).X < 0;
        old = WithUVs(old, (t, v) => new Vector2((IsLeft(t) ? 0 : 5) + (float)old.Positions[v].X, (float)old.Positions[v].Y)) with
        {
            TriangleMaterials = [.. Enumerable.Range(0, old.Triangles.Length).Select(t => IsLeft(t) ? 1 : 2)],
        };
        var result = PatchColors.Extend(old, filled, new Run());
        var known = old.CornerUVs!.ToHashSet();
        for (int t = old.Triangles.Length; t < filled.Triangles.Length; t++)
        {
            var uvs = result.CornerUVs![(3 * t)..((3 * t) + 3)];
            Assert.Contains(uvs[0], known);
            Assert.Equal(uvs[0], uvs[1]);
            Assert.Equal(uvs[0], uvs[2]);
            Assert.Equal(uvs[0].X < 2.5 ? 1 : 2, result.TriangleMaterials![t]);
        }
    }

    [Fact]
    public void Face_columns_and_sizes_grow_by_the_new_triangles()
    {
        var (old, filled) = Disc();
        int faces = old.Triangles.Length / 2;
        old = old with
        {
            FaceSizes = [.. Enumerable.Repeat(4, faces)],
            FaceAttributes = [new("segment", Enumerable.Range(0, faces).Select(f => (ushort)f).ToArray())],
        };
        var result = PatchColors.Extend(old, filled, new Run());
        int added = filled.Triangles.Length - old.Triangles.Length;
        Assert.Equal([.. old.FaceSizes, .. Enumerable.Repeat(3, added)], result.FaceSizes!);
        var column = (ushort[])Assert.Single(result.FaceAttributes).Values;
        Assert.Equal(faces + added, column.Length);
        Assert.All(column[faces..], value => Assert.InRange(value, 0, 39));
    }

    [Fact]
    public void Touching_and_tiny_patches_are_served_too()
    {
        // Two triangular holes that share a vertex, closed by one triangle each, without a new vertex.
        Vec3[] points = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(-1, 0, 0), new(-1, -1, 0)];
        var old = new Mesh { Positions = points, Triangles = [new(1, 0, 2)], Colors = new Vector4[5] };
        var filled = old with { Triangles = [.. old.Triangles, new(0, 1, 2), new(0, 3, 4)] };
        Assert.Equal(5, PatchColors.Extend(old, filled, new Run()).Colors!.Length);
    }

    static Mesh WithUVs(Mesh mesh, Func<int, int, Vector2> uv) => mesh with
    {
        CornerUVs = [.. mesh.Triangles.SelectMany((t, i) => (Vector2[])[uv(i, t.A), uv(i, t.B), uv(i, t.C)])],
    };

    static (Mesh Old, Mesh Filled) Disc() => Filled(Rims.Disc(40, (_, _) => 0));

    static (Mesh Old, Mesh Filled) Filled(TestRim rim)
    {
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        return rim.ToMeshes();
    }
}
