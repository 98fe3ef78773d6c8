using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;
using Inpaint3D.Geometry;
using Inpaint3D.Metrics;

namespace Inpaint3D.Cli.Meshes;

/// <summary>Whether the old part of a mesh is the same, bit for bit, in the file that was written.</summary>
/// <param name="Before">SHA-256 of the old part in the input, without what was removed or moved on request.</param>
/// <param name="After">SHA-256 of the same in the output.</param>
/// <param name="Different">What differs or is missing, in words.</param>
/// <param name="IsWatertight">True when no edge of the output has other than two triangles.</param>
internal sealed record Verification(string Before, string After, IReadOnlyList<string> Different, bool IsWatertight)
{
    public bool Holds => Different.Count == 0;

    /// <summary>Reads both files again and compares them.</summary>
    public static Verification Of(string input, string output, MeshOutcome outcome)
    {
        var (before, after) = (Formats.LoadMesh(input), Formats.LoadMesh(output));
        if (outcome.Kept is { } kept)
        {
            var drop = new bool[before.Triangles.Length];
            Array.Fill(drop, true);
            foreach (int t in kept) drop[t] = false;
            before = MeshPart.Without(before, drop).Mesh;
        }
        bool isWatertight = !after.IsPointCloud && Topology.Of(after).IsWatertight;
        if (after.Positions.Length < before.Positions.Length || after.Triangles.Length < before.Triangles.Length || after.FaceCount < before.FaceCount)
            return new Verification(MeshDigest.Join(MeshDigest.Of(before, before, outcome.Moved)), "", ["the output has fewer vertices or faces"], isWatertight);
        var (old, kin) = (MeshDigest.Of(before, before, outcome.Moved), MeshDigest.Of(after, before, outcome.Moved));
        return new Verification(MeshDigest.Join(old), MeshDigest.Join(kin.Where(part => old.ContainsKey(part.Key))),
            [.. old.Where(part => kin.GetValueOrDefault(part.Key) != part.Value).Select(part => kin.ContainsKey(part.Key) ? part.Key : $"{part.Key} (missing in the output)")], isWatertight);
    }

    /// <summary>A line for people.</summary>
    public string Line(string output) => Holds
        ? $"verified: the old part is the same bit for bit: sha256 {Before} in the input, {After} in the output, which is {(IsWatertight ? "watertight" : "not watertight")}"
        : $"NOT verified: {string.Join(", ", Different)} of the old part differ in {output}: sha256 {Before} in the input, {(After.Length > 0 ? After : "none")} in the output. Write the format of the input, which keeps all";

    public JsonObject Describe() => new()
    {
        ["equal"] = Holds,
        ["input_sha256"] = Before,
        ["output_sha256"] = After,
        ["different"] = new JsonArray([.. Different.Select(part => JsonValue.Create(part))]),
        ["watertight"] = IsWatertight,
    };
}
