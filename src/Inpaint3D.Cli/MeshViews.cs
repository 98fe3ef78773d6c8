using Inpaint3D.Cli.Meshes;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Render;
using Inpaint3D.Views;

namespace Inpaint3D.Cli;

/// <summary>Views of meshes of one coordinate system. What is baked becomes a part of the scene.</summary>
internal sealed class MeshViews : ViewSource
{
    /// <summary>How the caps are made that tell holes from background.</summary>
    const string CapMethod = "minimum-weight";

    readonly RenderShots _shots;
    readonly Func<Mesh, Renderer> _newRenderer;
    readonly Report _report;
    readonly Loop[] _loops;
    readonly Camera[] _cameras;
    readonly bool _all;
    Mesh _scene;
    Renderer _drawn;
    Renderer? _caps;
    bool _isCapped;

    /// <param name="paths">Meshes, or point clouds.</param>
    /// <param name="shots">From where to look.</param>
    /// <param name="holes">Which holes to fill: <c>inner</c>, <c>all</c> that shows nothing as well, or numbers.</param>
    /// <param name="report">Told about the files and the holes that cannot be capped.</param>
    /// <param name="newRenderer">Makes what draws.</param>
    public MeshViews(IEnumerable<string> paths, RenderShots shots, string holes, Report report, Func<Mesh, Renderer> newRenderer)
    {
        shots.Check();
        (_shots, _report, _newRenderer, _all) = (shots, report, newRenderer, holes == "all");
        var selection = new HoleSelection(_all ? "inner" : holes);
        _scene = Input.Blame(() => JoinedMesh.Of([.. paths.Select(path => Input.Mesh(path, report))]));
        _loops = _all && _scene.IsPointCloud ? [] : selection.Chosen(Input.Topology(_scene));
        _cameras = shots.Cameras(_scene, _loops, null);
        _drawn = newRenderer(_scene);
    }

    public override int Count => _cameras.Length;

    public override Mesh Scene => _scene;

    public override string[] Outputs(string path, string ending, bool force) => _shots.Outputs(path, ending, IO.Formats.Images, force);

    public override void Check() { }

    public override View Make(int k, Method<ImageHole> method, bool bake, Run run)
    {
        if (!_isCapped) Cap(run.Part(0, 0.2));
        var seen = MeshView.See(_drawn, _caps, _cameras[k], _all, run.Part(0.2, 0.4));
        if (seen.Hole.Count == 0) return seen;
        var view = Input.Blame(() => Pipeline.FillView(seen, method, run.Part(0.4, 0.9)));
        if (!bake) return view;
        _scene = Pipeline.Bake(_scene, view, run.Part(0.9, 1));
        _drawn.Dispose();
        _drawn = _newRenderer(_scene);
        return view;
    }

    void Cap(Run run)
    {
        _isCapped = true;
        if (_loops.Length == 0) return;
        var closed = Pipeline.FillMesh(_scene, _loops, Catalog.Create<MeshHole>(CapMethod), null, run with { Note = null });
        foreach (var loop in closed.Loops) _report.Note($"hole {loop.Id} has no cap to tell it from what shows through it, which is kept: {loop.Refusal}");
        if (MeshView.Caps(_scene, closed.Mesh) is { } caps) _caps = _newRenderer(caps);
    }

    public override void Dispose()
    {
        _drawn.Dispose();
        _caps?.Dispose();
    }
}
