using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Metrics;

namespace Inpaint3D.Cli.Meshes;

/// <summary>Whether the old part of a mesh is the same, bit for bit, in the file that was written.</summary>
/// <param name="Before">SHA-256 of the old part in the input, without what was removed or moved on request.</param>
/// <param name="After">SHA-256 of the same in the output.</param>
/// <param name="Different">What differs or is missing, in words.</param>
/// <param name="IsWatertight">True when no edge of the output has other than two triangles.</param>
internal sealed record Verification(string Before, string After, IReadOnlyList<string> Different, bool IsWatertight)
{
    public bool Holds => Different.Count == 0 || (IsRounded && AcceptsRounding);

    /// <summary>True when the output's format has nothing but triangles, each with corners of its own: those are compared.</summary>
    public bool OfTriangles { get; init; }

    /// <summary>True when nothing differs but by the rounding of positions to single precision, which is what the output's format holds.</summary>
    public bool IsRounded { get; init; }

    /// <summary>True when such rounding is what the format was chosen with: the preset asked for the check, and no person.</summary>
    public bool AcceptsRounding { get; init; }

    /// <summary>Reads the output again and compares it.</summary>
    /// <param name="before">The input, read again before the output was written.</param>
    /// <param name="output">The output's path.</param>
    /// <param name="outcome">What became of it.</param>
    public static Verification Of(Mesh before, string output, MeshOutcome outcome)
    {
        var after = Formats.LoadMesh(output);
        if (outcome.Kept is { } kept)
        {
            var drop = new bool[before.Triangles.Length];
            Array.Fill(drop, true);
            foreach (int t in kept) drop[t] = false;
            before = MeshPart.Without(before, drop).Mesh;
        }
        bool isWatertight = !after.IsPointCloud && Topology.Of(after).IsWatertight;
        bool isSoup = Formats.Writer(Formats.Meshes, output) is Stl;
        var (old, kin, different) = Compare(before);
        bool isRounded = different.Count > 0 && before.DoublePrecision && !after.DoublePrecision
            && Compare(before with { Positions = Array.ConvertAll(before.Positions, p => new Vec3((float)p.X, (float)p.Y, (float)p.Z)) }).Different.Count == 0;
        return new Verification(old, kin, different, isWatertight) { OfTriangles = isSoup, IsRounded = isRounded };

        (string, string, IReadOnlyList<string> Different) Compare(Mesh known) => isSoup ? MeshDigest.CompareTriangles(known, after, outcome.Moved) : MeshDigest.Compare(known, after, outcome.Moved);
    }

    /// <summary>A line for people.</summary>
    public string Line(string output) => Holds
        ? $"verified: the old part is the same {(Different.Count == 0 ? "bit for bit" : "but for the rounding of positions to single precision, which is what the format has,")}{(OfTriangles ? " in its triangles, which is all that the format has" : "")}: sha256 {Before} in the input, {After} in the output, which is {(IsWatertight ? "watertight" : "not watertight")}"
        : $"NOT verified: {string.Join(", ", Different)} of the old part differ in {output}{(IsRounded ? ", by the rounding of positions to single precision alone" : "")}: sha256 {Before} in the input, {(After.Length > 0 ? After : "none")} in the output. Write the format of the input, which keeps all";

    public JsonObject Describe() => new()
    {
        ["equal"] = Different.Count == 0,
        ["input_sha256"] = Before,
        ["output_sha256"] = After,
        ["rounded"] = IsRounded,
        ["different"] = new JsonArray([.. Different.Select(part => JsonValue.Create(part))]),
        ["watertight"] = IsWatertight,
    };
}
