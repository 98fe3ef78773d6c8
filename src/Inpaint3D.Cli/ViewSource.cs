using Inpaint3D.Data;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>What <c>inpaint3d view</c> looks at, and from where: makes views one after another, each filled.</summary>
internal abstract class ViewSource : IDisposable
{
    /// <summary>Views to make.</summary>
    public abstract int Count { get; }

    /// <summary>The scene with everything that was filled so far.</summary>
    public abstract Mesh Scene { get; }

    /// <summary>A path to write for each view, checked; a folder is made where there are several.</summary>
    public abstract string[] Outputs(string path, string ending, bool force);

    /// <summary>Reads what the first view needs.</summary>
    public abstract void Check();

    /// <summary>Makes a view.</summary>
    /// <param name="k">Its number; the views are made in order.</param>
    /// <param name="method">How to fill the colour.</param>
    /// <param name="bake">True to write the filled pixels into the scene, so that later views show them.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    public abstract View Make(int k, Method<ImageHole> method, bool bake, Run run);

    /// <summary>Gives back what draws.</summary>
    public abstract void Dispose();
}
