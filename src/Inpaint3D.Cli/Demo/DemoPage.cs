using System.Text;

namespace Inpaint3D.Cli.Demo;

/// <summary>The demonstration's page; its pictures lie beside it.</summary>
internal static class DemoPage
{
    const int ListedHoles = 12;

    public static string Html(DemoResult demo, IReadOnlyList<Comparison> comparisons)
    {
        var body = new StringBuilder();
        body.Append(Headline(demo));
        foreach (var comparison in comparisons) body.Append(HtmlPage.Slider(comparison));
        body.Append(Holes(demo)).Append(Steps(demo));
        return HtmlPage.Html("Inpaint3D: demonstration", body.ToString());
    }

    static string Headline(DemoResult demo) => $"""
        <h1>Inpaint3D: demonstration</h1>
        <p>An object is made, scanned by a virtual scanner, and its holes are filled in shape and colour; a picture is shown from a place where
        no camera stood; a sign is removed from a photograph. The truth is known in each case, so every figure is measured, not judged.</p>
        <div class="figures">
        {HtmlPage.Figure($"{demo.Filled.Count} of {demo.Holes}", "holes filled")}
        {HtmlPage.Figure($"{demo.MedianRms:0.00} %", "rms distance from the true surface, of the hole's diameter (median)")}
        {HtmlPage.Figure($"{demo.MedianColorRmse:0.0}", "colour error in codes of 0..255 (rms, median of holes)")}
        {HtmlPage.Figure($"{demo.ViewPsnr:0.0} dB", $"PSNR in the {demo.ViewHole:0.0} % of the new view that nobody saw")}
        {HtmlPage.Figure($"{demo.PicturePsnr:0.0} dB", $"PSNR in the {demo.PictureHole:0.0} % of the picture behind the sign")}
        {HtmlPage.Figure($"{demo.Steps.Sum(step => step.Seconds):0.0} s", $"in all, on {Environment.ProcessorCount} cores")}
        </div>

        """;

    static string Holes(DemoResult demo)
    {
        var rows = demo.Filled.OrderByDescending(hole => hole.Loop.Diameter).Take(ListedHoles)
            .Select(hole => $"<tr><td>{hole.Loop.Id}</td><td>{hole.Loop.Edges}</td><td>{hole.Loop.Diameter:0.00}</td><td>{hole.Triangles}</td><td>{hole.Rms:0.00}</td><td>{hole.Max:0.00}</td><td>{hole.ColorRmse:0.0}</td></tr>");
        return $"""
            <h2>The largest holes</h2>
            <table><tr><th>hole</th><th>edges</th><th>diameter, cm</th><th>new triangles</th><th>rms, % of diameter</th><th>max, % of diameter</th><th>colour rms, codes</th></tr>
            {string.Join("\n", rows)}
            </table>

            """;
    }

    static string Steps(DemoResult demo) => $"""
        <h2>Time</h2>
        <table><tr><th>step</th><th>seconds</th></tr>
        {string.Join("\n", demo.Steps.Select(step => $"<tr><td>{step.Name}</td><td>{step.Seconds:0.00}</td></tr>"))}
        </table>
        <p>Files beside this page: <a href="scan.ply">scan.ply</a>, <a href="filled.ply">filled.ply</a>, <a href="truth.ply">truth.ply</a>.</p>
        """;
}
