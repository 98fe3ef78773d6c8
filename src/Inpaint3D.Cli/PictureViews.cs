using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Render;
using Inpaint3D.Views;

namespace Inpaint3D.Cli;

/// <summary>Views of pictures with depth. What is baked lies in a mesh, which shows in the holes of later views.</summary>
/// <param name="frames">The pictures and cameras.</param>
/// <param name="newRenderer">Makes what draws.</param>
internal sealed class PictureViews(ViewFrames frames, Func<Mesh, Renderer> newRenderer) : ViewSource
{
    Mesh? _scene;
    Renderer? _baked;
    int _sourceTriangles;

    public override int Count => frames.Count;

    public override Mesh Scene => _scene!;

    public override string[] Outputs(string path, string ending, bool force) => frames.Outputs(path, ending, force);

    public override void Check() => frames.Load(0);

    public override View Make(int k, Method<ImageHole> method, bool bake, Run run)
    {
        var (source, target) = frames.Load(k);
        var view = Input.Blame(() => Pipeline.FillView(source, target, method, run.Part(0, bake ? 0.8 : 1), _baked));
        if (!bake) return view;
        if (_scene is null)
        {
            _scene = Baking.Of(source, run.Part(0.8, 0.9));
            _sourceTriangles = _scene.Triangles.Length;
        }
        _scene = Pipeline.Bake(_scene, view, run.Part(0.9, 1));
        _baked?.Dispose();
        _baked = _scene.Triangles.Length > _sourceTriangles ? newRenderer(_scene with { Triangles = _scene.Triangles[_sourceTriangles..] }) : null;
        return view;
    }

    public override void Dispose() => _baked?.Dispose();
}
