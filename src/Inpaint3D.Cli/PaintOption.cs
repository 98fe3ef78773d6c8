using System.CommandLine;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>The option <c>--color</c> of the verbs that fill meshes: which image method paints the patches.</summary>
internal sealed class PaintOption : Option<string?>
{
    const string None = "none", Default = "auto";

    public PaintOption() : base("--color")
    {
        Description = "Paint the new part with this image method. auto (default) chooses by what lies around each hole; none lets colours go on smoothly, and new faces show the texture at their rim.";
        HelpName = "auto|none|METHOD";
        CompletionSources.Add([None, .. Catalog.For<ImageHole>().Select(entry => entry.Name)]);
    }

    /// <summary>The method that was named, or null for none.</summary>
    /// <exception cref="ArgumentException">There is no such method; lists the nearest.</exception>
    public Method<ImageHole>? Create(Call call) => call.Get(this) is not None and var name ? Catalog.Create<ImageHole>(name ?? Default) : null;
}
