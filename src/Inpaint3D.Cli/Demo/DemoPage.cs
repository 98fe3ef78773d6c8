using System.Net;
using System.Text;

namespace Inpaint3D.Cli.Demo;

/// <summary>Two pictures of the same place, to be compared by a slider.</summary>
/// <param name="Title">What they show.</param>
/// <param name="Left">What the left one is.</param>
/// <param name="LeftFile">Its file beside the page.</param>
/// <param name="Right">What the right one is.</param>
/// <param name="RightFile">Its file beside the page.</param>
internal sealed record Comparison(string Title, string Left, string LeftFile, string Right, string RightFile);

/// <summary>The demonstration's page: plain HTML with its own style and a few lines of script; the pictures lie beside it.</summary>
internal static class DemoPage
{
    const int ListedHoles = 12;

    public static string Html(DemoResult demo, IReadOnlyList<Comparison> comparisons)
    {
        var body = new StringBuilder();
        body.Append(Headline(demo));
        foreach (var comparison in comparisons) body.Append(Slider(comparison));
        body.Append(Holes(demo)).Append(Steps(demo));
        return $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Inpaint3D: demonstration</title>
            <style>
            :root { color-scheme: light dark; --ink: #1d2228; --paper: #fafaf8; --line: #d8d8d2; --soft: #667079; --accent: #c2255c; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #16181b; --line: #34383d; --soft: #98a1a9; --accent: #ff7aa8; } }
            body { margin: 0 auto; max-width: 1080px; padding: 2.5rem 1.25rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
            h1 { font-size: 2rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; } p { margin: .4rem 0; color: var(--soft); }
            .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: .75rem; margin: 1.5rem 0; }
            .figures div { border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; } .figures b { display: block; font-size: 1.5rem; }
            .figures span { color: var(--soft); font-size: .9rem; }
            .slider { position: relative; border-radius: 10px; overflow: hidden; border: 1px solid var(--line); touch-action: pan-y; cursor: ew-resize; --at: 50%; }
            .slider img { display: block; width: 100%; user-select: none; pointer-events: none; } .slider img + img { position: absolute; inset: 0; clip-path: inset(0 0 0 var(--at)); }
            .slider i { position: absolute; top: 0; bottom: 0; left: var(--at); width: 2px; background: #fff; box-shadow: 0 0 4px #0008; pointer-events: none; }
            .slider em { position: absolute; bottom: .6rem; padding: .1rem .6rem; border-radius: 1rem; background: #000a; color: #fff; font-style: normal; font-size: .85rem; pointer-events: none; }
            .slider em:first-of-type { left: .6rem; } .slider em:last-of-type { right: .6rem; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
            th:first-child, td:first-child { text-align: left; } th { font-weight: 600; color: var(--soft); font-size: .9rem; }
            </style></head><body>
            {{body}}
            <script>
            for (const box of document.querySelectorAll('.slider')) {
              const move = e => { const r = box.getBoundingClientRect(); box.style.setProperty('--at', Math.min(100, Math.max(0, 100 * (e.clientX - r.left) / r.width)) + '%'); };
              box.addEventListener('pointermove', e => { if (e.pointerType === 'mouse' || e.buttons) move(e); });
              box.addEventListener('pointerdown', move);
              box.addEventListener('keydown', e => { const d = { ArrowLeft: -4, ArrowRight: 4 }[e.key]; if (d) { box.style.setProperty('--at', Math.min(100, Math.max(0, parseFloat(box.style.getPropertyValue('--at') || '50') + d)) + '%'); e.preventDefault(); } });
            }
            </script>
            </body></html>

            """;
    }

    static string Headline(DemoResult demo) => $"""
        <h1>Inpaint3D: demonstration</h1>
        <p>An object is made, scanned by a virtual scanner, and its holes are filled in shape and colour; a picture is shown from a place where
        no camera stood; a sign is removed from a photograph. The truth is known in each case, so every figure is measured, not judged.</p>
        <div class="figures">
        {Figure($"{demo.Filled.Count} of {demo.Holes}", "holes filled")}
        {Figure($"{demo.MedianRms:0.00} %", "rms distance from the true surface, of the hole's diameter (median)")}
        {Figure($"{demo.MedianColorRmse:0.0}", "colour error in codes of 0..255 (rms, median of holes)")}
        {Figure($"{demo.ViewPsnr:0.0} dB", $"PSNR in the {demo.ViewHole:0.0} % of the new view that nobody saw")}
        {Figure($"{demo.PicturePsnr:0.0} dB", $"PSNR in the {demo.PictureHole:0.0} % of the picture behind the sign")}
        {Figure($"{demo.Steps.Sum(step => step.Seconds):0.0} s", $"in all, on {Environment.ProcessorCount} cores")}
        </div>

        """;

    static string Slider(Comparison c) => $"""
        <h2>{WebUtility.HtmlEncode(c.Title)}</h2>
        <div class="slider" tabindex="0" role="group" aria-label="{WebUtility.HtmlEncode($"{c.Left} against {c.Right}")}"><img src="{c.LeftFile}" alt="{WebUtility.HtmlEncode(c.Left)}"><img src="{c.RightFile}" alt="{WebUtility.HtmlEncode(c.Right)}"><i></i><em>{WebUtility.HtmlEncode(c.Left)}</em><em>{WebUtility.HtmlEncode(c.Right)}</em></div>

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

    static string Figure(string number, string meaning) => $"<div><b>{number}</b><span>{WebUtility.HtmlEncode(meaning)}</span></div>";
}
