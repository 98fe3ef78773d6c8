using System.CommandLine;

namespace Inpaint3D.Cli.Meshes;

/// <summary>The options that choose among the holes of a mesh, the same in every verb that lists or fills them.</summary>
internal sealed class HoleFlags
{
    readonly Option<string> _holes = new("--holes")
    {
        Description = "inner leaves the outline of an open surface open; numbers are those of 'inpaint3d holes'.", HelpName = "inner|all|ID,ID",
        DefaultValueFactory = _ => "inner", CompletionSources = { "inner", "all" },
    };
    readonly Option<string?> _keep = new("--keep")
    {
        Description = "Openings that stay open, with all that belongs to them: the N longest rims of those that would be filled; the flat base that the object stood on; or numbers. Several with commas.",
        HelpName = "largest:N|planar|ID,ID", CompletionSources = { "largest:1", "planar" },
    };
    readonly Option<double?> _keepLargerThan = Globals.Number<double>("--keep-larger-than", "Openings are also all holes of a larger diameter, in the file's unit.", 0);
    readonly Option<string?> _join = new("--join")
    {
        Description = "Fill these holes together by one patch, such as both ends of a tunnel, and more groups with commas; 'none' fills each by itself. Else islands and missing sections of tubes are found.",
        HelpName = "ID+ID|none", CompletionSources = { "none" },
    };
    readonly Option<int?> _maxEdges = Globals.Number("--max-edges", "Leave holes open that have more edges.", 3);

    /// <summary>The options, for help and parser.</summary>
    public Option[] All => [_holes, _keep, _keepLargerThan, _join, _maxEdges];

    /// <summary>What was typed.</summary>
    /// <exception cref="ArgumentException">A word is unknown.</exception>
    public HoleSelection Read(Call call)
    {
        var selection = new HoleSelection(call.Get(_holes)!) { Keep = call.Get(_keep), KeepLargerThan = call.Get(_keepLargerThan), Joined = call.Get(_join), MaxEdges = call.Get(_maxEdges) };
        selection.Check();
        return selection;
    }
}
