using System.Net;

namespace Inpaint3D.Cli;

/// <summary>Two pictures of the same place, to be compared by a slider.</summary>
/// <param name="Title">What they show.</param>
/// <param name="Left">What the left one is.</param>
/// <param name="LeftFile">Its file beside the page, or the file itself as a data URI.</param>
/// <param name="Right">What the right one is.</param>
/// <param name="RightFile">Its file beside the page, or the file itself as a data URI.</param>
internal sealed record Comparison(string Title, string Left, string LeftFile, string Right, string RightFile);

/// <summary>The parts of pages that the command writes: plain HTML with its own style and a few lines of script.</summary>
internal static class HtmlPage
{
    /// <summary>A whole page.</summary>
    /// <param name="title">The name of its window.</param>
    /// <param name="body">What is on it.</param>
    public static string Html(string title, string body) => $$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Text(title)}}</title>
        <style>
        :root { color-scheme: light dark; --ink: #1d2228; --paper: #fafaf8; --line: #d8d8d2; --soft: #667079; --accent: #c2255c; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #16181b; --line: #34383d; --soft: #98a1a9; --accent: #ff7aa8; } }
        body { margin: 0 auto; max-width: 1080px; padding: 2.5rem 1.25rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 2rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; } p { margin: .4rem 0; color: var(--soft); }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: .75rem; margin: 1.5rem 0; }
        .figures div { border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; } .figures b { display: block; font-size: 1.5rem; }
        .figures span { color: var(--soft); font-size: .9rem; }
        .slider { position: relative; border-radius: 10px; overflow: hidden; border: 1px solid var(--line); touch-action: pan-y; cursor: ew-resize; --at: 50%; }
        .slider img { display: block; width: 100%; user-select: none; pointer-events: none; } .slider img + img { position: absolute; inset: 0; clip-path: inset(0 0 0 var(--at)); }
        .slider i { position: absolute; top: 0; bottom: 0; left: var(--at); width: 2px; background: #fff; box-shadow: 0 0 4px #0008; pointer-events: none; }
        .slider em { position: absolute; top: .6rem; padding: .1rem .6rem; border-radius: 1rem; background: #000a; color: #fff; font-style: normal; font-size: .85rem; pointer-events: none; }
        .slider em:first-of-type { left: .6rem; } .slider em:last-of-type { right: .6rem; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
        th:first-child, td:first-child { text-align: left; } th { font-weight: 600; color: var(--soft); font-size: .9rem; }
        td.words, th.words { text-align: left; } td { vertical-align: top; } td img { display: block; width: 224px; border-radius: 6px; } .pair { display: flex; gap: 4px; }
        .state { font-weight: 600; } .refused { color: var(--accent); } small { color: var(--soft); font-size: .82rem; line-height: 1.4; display: inline-block; }
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

    /// <summary>A number in large letters and what it means.</summary>
    public static string Figure(string number, string meaning) => $"<div><b>{Text(number)}</b><span>{Text(meaning)}</span></div>";

    /// <summary>Two pictures over each other, with a slider.</summary>
    public static string Slider(Comparison c) => $"""
        <h2>{Text(c.Title)}</h2>
        <div class="slider" tabindex="0" role="group" aria-label="{Text($"{c.Left} against {c.Right}")}"><img src="{c.LeftFile}" alt="{Text(c.Left)}"><img src="{c.RightFile}" alt="{Text(c.Right)}"><i></i><em>{Text(c.Left)}</em><em>{Text(c.Right)}</em></div>

        """;

    /// <summary>Words as they are to be read.</summary>
    public static string Text(string words) => WebUtility.HtmlEncode(words);
}
