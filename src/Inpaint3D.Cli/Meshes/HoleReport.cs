using System.Globalization;
using System.Text;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Methods;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Meshes;

/// <summary>One page on what became of each hole, with pictures in it.</summary>
internal static class HoleReport
{
    /// <summary>Holes that are shown in pictures: more would be a page that no browser opens, and less of large meshes, each of whose pictures looks at all triangles.</summary>
    const int MostPictures = 100, LeastPictures = 10, MostTriangles = 200_000_000;
    const int OverviewWidth = 1080, OverviewHeight = 608;

    /// <summary>Refuses a path that is no page's, such as that of a mesh, or where none can be written.</summary>
    /// <exception cref="ArgumentException">It does not end as pages do.</exception>
    public static void Check(string path, bool force)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".html" or ".htm")) throw new ArgumentException($"--report {path}: the report is a page: its name must end in .html.");
        Output.CheckFree(path, force);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="call">Cancellation, progress and whether a file may be replaced.</param>
    /// <param name="input">Path of the mesh.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="verified">Whether the old part is the same, or null.</param>
    public static void Write(string path, Call call, string input, MeshOutcome outcome, Verification? verified)
    {
        string html = call.Work("drawing the report", run => HtmlPage.Html($"Inpaint3D: {Path.GetFileName(input)}", Body(input, outcome, verified, run)));
        using var output = new OutputSet(path, call.Force);
        output.Create().Write(Encoding.UTF8.GetBytes(html));
        output.Commit();
    }

    static string Body(string input, MeshOutcome outcome, Verification? verified, Run run)
    {
        var holes = outcome.Holes;
        string head = Headline(input, outcome, holes, verified);
        return holes.Count == 0 ? head : head + Overview(outcome, run.Part(0, 0.2)) + Table(outcome, holes, run.Part(0.2, 1));
    }

    static string Table(MeshOutcome outcome, IReadOnlyList<HoleOutcome> holes, Run run)
    {
        var pictures = new HolePictures(outcome.Smooth, outcome.Filled.Mesh);
        var shown = Shown(holes, outcome.Filled.Mesh.Triangles.Length);
        var table = new StringBuilder("""
            <h2>Holes</h2>
            <table><tr><th>before, after</th><th class="words">hole</th><th class="words">state</th><th>edges</th><th>diameter</th><th>estimated error</th><th class="words">remarks</th></tr>

            """);
        for (int i = 0; i < holes.Count; i++)
        {
            run.Step((double)i / holes.Count);
            table.Append(Row(holes[i], shown.Contains(holes[i].Loop.Id) ? pictures.Of(holes[i].Loop, run) : null));
        }
        table.Append("""
            </table>
            <p>Lengths in the file's unit. The error is an estimate of the patch's root mean square distance from the surface that nobody saw: it was
            tried out around each hole how well a smooth continuation meets the surface that is known.</p>

            """);
        if (shown.Count < holes.Count) table.Append(Text($"<p>Pictures show those that were refused, and the largest: {shown.Count} in all.</p>\n"));
        return table.ToString();
    }

    /// <summary>The holes that are worth a picture: those that failed first, then the largest.</summary>
    static HashSet<int> Shown(IReadOnlyList<HoleOutcome> holes, int triangles)
    {
        int most = Math.Clamp(MostTriangles / Math.Max(triangles, 1), LeastPictures, MostPictures);
        var there = holes.Where(hole => hole.State is not ("dropped" or "joined"));
        return [.. there.OrderBy(hole => hole.State != "refused").ThenByDescending(hole => hole.Loop.Diameter).Take(most).Select(hole => hole.Loop.Id)];
    }

    static string Headline(string input, MeshOutcome outcome, IReadOnlyList<HoleOutcome> holes, Verification? verified)
    {
        double[] errors = [.. outcome.Estimates.Where(estimate => estimate.IsKnown).Select(estimate => estimate.Percent).Order()];
        string[] figures =
        [
            HtmlPage.Figure($"{holes.Count(hole => hole.State == "filled")} of {holes.Count}", "holes filled"),
            HtmlPage.Figure($"{holes.Count(hole => hole.State == "refused")}", "holes refused"),
            HtmlPage.Figure($"{holes.Count(hole => hole.State is "kept" or "skipped")}", "openings and holes left open"),
            HtmlPage.Figure(Text($"{outcome.Filled.Mesh.FaceCount - outcome.Old.FaceCount:N0}"), Text($"new faces, {outcome.Filled.Mesh.Positions.Length - outcome.Old.Positions.Length:N0} new vertices")),
            errors.Length > 0 ? HtmlPage.Figure(Text($"{errors[errors.Length / 2]:0.0} %"), "estimated error, of a hole's diameter (median)") : "",
            verified is null ? "" : HtmlPage.Figure(verified.Holds ? "same" : "not the same", $"old part, bit for bit{(verified.IsWatertight ? "; the result is watertight" : "")}"),
        ];
        string[] cleaned =
        [
            outcome.Start.DroppedPieces > 0 ? Text($"{outcome.Start.DroppedPieces:N0} small pieces with {outcome.Start.DroppedFaces:N0} faces were dropped.") : "",
            outcome.Trimmed > 0 ? Text($"{outcome.Trimmed:N0} faces round the rims were trimmed.") : "",
            outcome.MovedVertices > 0 ? Text($"{outcome.MovedVertices:N0} rim vertices were moved to smooth the rims.") : "",
            .. outcome.Notes.Where(note => !note.StartsWith("Hole", StringComparison.Ordinal)),
        ];
        return $"""
            <h1>{HtmlPage.Text(Path.GetFileName(input))}</h1>
            <p>{Text($"{outcome.Start.Input.Positions.Length:N0} vertices, {outcome.Start.Input.FaceCount:N0} faces.")} {HtmlPage.Text(string.Join(' ', cleaned.Where(line => line.Length > 0)))}</p>
            <div class="figures">
            {string.Join('\n', figures.Where(figure => figure.Length > 0))}
            </div>

            """;
    }

    /// <summary>All of the mesh, from where most holes are seen.</summary>
    static string Overview(MeshOutcome outcome, Run run)
    {
        var viewpoint = new Viewpoint(outcome.Smooth, new Vec3(0, 1, 0), null);
        var (azimuth, elevation) = viewpoint.Best(outcome.Rims.Count > 0 ? outcome.Rims : outcome.Start.Rest);
        var camera = viewpoint.Camera(OverviewWidth, OverviewHeight, azimuth, elevation);
        var look = new RenderLook { TwoSided = Normals.PointInwards(outcome.Smooth) };
        using var pictures = new ScenePictures(outcome.Smooth, outcome.Rims, null, look with { Highlight = true }, mesh => new SoftwareRenderer(mesh));
        using var filled = new ScenePictures(outcome.Filled.Mesh, [], null, look, mesh => new SoftwareRenderer(mesh));
        return HtmlPage.Slider(new Comparison("All of it", "with its holes", HolePictures.Uri(pictures.Draw(camera, run.Part(0, 0.5)).Picture), "filled", HolePictures.Uri(filled.Draw(camera, run.Part(0.5, 1)).Picture)));
    }

    static string Row(HoleOutcome hole, (string Before, string After)? pictures)
    {
        var loop = hole.Loop;
        string pair = pictures is var (before, after) ? $"<div class=\"pair\"><img src=\"{before}\" alt=\"before\"><img src=\"{after}\" alt=\"after\"></div>" : "";
        string kind = Catalog.Kebab(loop.Kind.ToString()) + (loop.Partners.Count > 0 ? $", with {string.Join(' ', loop.Partners)}" : "");
        string method = hole.Method is { } used ? $"<br><small>{HtmlPage.Text(used)}</small>" : "";
        string error = hole.Estimate is { IsKnown: true } estimate ? Text($"{estimate.Error:G3}<br><small>{estimate.Percent:0.0} % of diameter<br>confidence {estimate.MeanConfidence:0.00}</small>") : "";
        string remarks = string.Join("<br>", hole.Notes.Select(note => note[(note.IndexOf(':', StringComparison.Ordinal) + 2)..]).Append(hole.Reason ?? "").Where(line => line.Length > 0).Select(HtmlPage.Text));
        return Text($"<tr><td>{pair}</td><td class=\"words\">{loop.Id}<br><small>{kind}</small></td><td class=\"words\"><span class=\"state {hole.State}\">{hole.State}</span>{method}</td><td>{loop.Edges}</td><td>{loop.Diameter:G4}</td><td>{error}</td><td class=\"words\">{remarks}</td></tr>\n");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
