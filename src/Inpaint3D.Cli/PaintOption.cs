using System.CommandLine;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>The option <c>--color</c> of the verbs that fill meshes: which image method paints the patches.</summary>
internal sealed class PaintOption : Option<string?>
{
    public PaintOption() : base("--color")
    {
        Description = "Paint the new part with this image method. Without it, colours of vertices go on smoothly, and textures by auto.";
        HelpName = "METHOD";
        CompletionSources.Add([.. Catalog.For<ImageHole>().Select(entry => entry.Name)]);
    }

    /// <summary>The method that was named, or null.</summary>
    /// <exception cref="ArgumentException">There is no such method; lists the nearest.</exception>
    public Method<ImageHole>? Create(Call call) => call.Get(this) is { } name ? Catalog.Create<ImageHole>(name) : null;
}
