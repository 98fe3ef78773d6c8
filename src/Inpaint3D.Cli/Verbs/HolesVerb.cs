using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inpaint3D.Cli.Meshes;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d holes MESH</c>: lists the holes of a mesh and what else is wrong with it.</summary>
internal sealed class HolesVerb : Verb
{
    readonly Argument<string> _mesh = new("MESH") { Description = "The mesh." };
    readonly HoleFlags _holes = new();

    public HolesVerb() : base("holes", "List the holes of a mesh with their sizes, which of them 'inpaint3d mesh' would fill, and whether the mesh is watertight.",
        "inpaint3d holes scan.ply", "inpaint3d holes scan.ply --keep planar --keep-larger-than 10", "inpaint3d holes scan.ply --json")
    {
        Add(_mesh);
        foreach (var option in _holes.All) Add(option);
    }

    public override IReadOnlyList<(string Heading, Option[] Options)> Groups => [("Which holes would be filled", _holes.All)];

    public override Exit Execute(Call call)
    {
        var selection = _holes.Read(call);
        string path = call.Get(_mesh);
        var topology = Input.Topology(Input.Mesh(path, call.Report), path);
        var mesh = topology.Mesh;
        var loops = selection.Join(topology.Loops, topology.Loops);
        var open = selection.LeaveOpen(topology, loops);
        call.Report.Line($"{path}: {Count(mesh.Positions.Length, "vertex")}, {Count(mesh.FaceCount, "face")}, {Count(topology.Components, "component")}");
        call.Report.Line($"{State(topology)}: {Count(topology.Loops.Count, "hole")}{Defects(topology)}");
        if (topology.Loops.Count > 0)
        {
            call.Report.Line("");
            call.Report.Table([
                [" hole", " edges", " rim length", " diameter", " flat area", " planarity", " component", "kind", "would be"],
                .. loops.Select(loop => Row(loop, open.GetValueOrDefault(loop.Id)))]);
            call.Report.Line("\nLengths and areas in the file's unit; planarity is the distance from the fitted plane over the diameter.");
        }
        call.Report.Result(new JsonObject
        {
            ["command"] = Name,
            ["input"] = path,
            ["vertices"] = mesh.Positions.Length,
            ["faces"] = mesh.FaceCount,
            ["components"] = topology.Components,
            ["watertight"] = topology.IsWatertight,
            ["border_edges"] = topology.BorderEdges,
            ["non_manifold_edges"] = topology.NonManifoldEdges,
            ["inconsistent_edges"] = topology.InconsistentEdges,
            ["degenerate_faces"] = topology.DegenerateFaces,
            ["duplicate_faces"] = topology.DuplicateFaces,
            ["isolated_vertices"] = topology.IsolatedVertices,
            ["euler_number"] = topology.EulerNumber,
            ["units"] = new JsonObject { ["rim_length"] = "mesh unit", ["diameter"] = "mesh unit", ["flat_area"] = "square mesh unit", ["center"] = "mesh unit", ["planarity"] = "part of the diameter" },
            ["holes"] = new JsonArray([.. loops.Select(loop => Describe(loop, open.GetValueOrDefault(loop.Id)))]),
        });
        return Exit.Ok;
    }

    static JsonObject Describe(Loop loop, LeftOpen? open)
    {
        var hole = Describe(loop);
        (hole["state"], hole["reason"]) = (open?.State ?? "planned", open?.Reason);
        return hole;
    }

    /// <summary>A hole for the JSON result.</summary>
    public static JsonObject Describe(Loop loop) => new()
    {
        ["id"] = loop.Id,
        ["edges"] = loop.Edges,
        ["rim_length"] = Json.Value(loop.Length),
        ["diameter"] = Json.Value(loop.Diameter),
        ["flat_area"] = Json.Value(loop.FlatArea),
        ["center"] = new JsonArray([Json.Value(loop.Center.X), Json.Value(loop.Center.Y), Json.Value(loop.Center.Z)]),
        ["planarity"] = Json.Value(loop.Planarity),
        ["outer_border"] = loop.IsOuterBorder,
        ["component"] = loop.Component,
        ["kind"] = Catalog.Kebab(loop.Kind.ToString()),
        ["partners"] = new JsonArray([.. loop.Partners.Select(id => JsonValue.Create(id))]),
    };

    /// <summary>What owners of printers ask for first.</summary>
    public static string State(Topology topology) => topology.IsWatertight ? "Watertight" : "Not watertight";

    /// <summary><c>1 hole</c>, <c>2 holes</c>.</summary>
    public static string Count(int count, string noun) =>
        $"{count:N0} {(count == 1 ? noun : noun.EndsWith("vertex", StringComparison.Ordinal) ? noun[..^2] + "ices" : noun.EndsWith("sh", StringComparison.Ordinal) ? noun + "es" : noun + "s")}";

    static string[] Row(Loop loop, LeftOpen? open) =>
    [
        Text(loop.Id), Text(loop.Edges), Text(loop.Length), Text(loop.Diameter), Text(loop.FlatArea), Text(loop.Planarity), Text(loop.Component),
        Kind(loop), open is null ? "filled" : $"{open.State}: {open.Reason}",
    ];

    /// <summary>Such as <c>island, with 1</c>.</summary>
    static string Kind(Loop loop) =>
        Catalog.Kebab(loop.Kind.ToString()) + (loop.Partners.Count > 0 ? ", with " + string.Join(" ", loop.Partners) : "");

    static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Defects(Topology topology) => string.Concat(
        new (int Number, string Noun)[]
        {
            (topology.NonManifoldEdges, "non-manifold edge"), (topology.InconsistentEdges, "inconsistently turned edge"),
            (topology.BorderEdges - topology.Loops.Sum(loop => loop.Edges), "border edge beside them, in no hole"), (topology.DegenerateFaces, "degenerate face"), (topology.DuplicateFaces, "duplicate face"), (topology.IsolatedVertices, "isolated vertex"),
        }.Where(defect => defect.Number > 0).Select(defect => ", " + Count(defect.Number, defect.Noun)));
}
