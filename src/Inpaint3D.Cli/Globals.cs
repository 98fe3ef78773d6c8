using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Inpaint3D.Cli;

/// <summary>The options that mean the same in every verb that has them.</summary>
internal static class Globals
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print the result as one JSON object on standard output." };
    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };
    public static readonly Option<bool> Force = new("--force") { Description = "Replace the output if it exists." };
    public static readonly Option<bool> DryRun = new("--dry-run", "-n") { Description = "Say what would be done and write nothing." };
    public static readonly Option<string> Device = new("--device")
    {
        Description = "Where to compute: on a GPU if there is one (auto), on the processor, or on the best Vulkan device (of a name).",
        HelpName = "auto|cpu|vulkan[:NAME]", DefaultValueFactory = _ => "auto", CompletionSources = { DeviceChoice.Names },
    };
    public static readonly Option<ulong?> Seed = Number<ulong>("--seed", "Seed of every random choice; the same seed gives the same bytes. (default 1)", 0);
    public static readonly Option<int?> Threads = Number<int>("--threads", "Threads at the most; no result depends on it. (default: one a core)", 1);

    /// <summary>True for the options above, which help lists last.</summary>
    public static bool Has(Option option) => new Option[] { Device, Seed, Threads, Force, DryRun, Json, Quiet }.Contains(option);

    /// <summary>An option that takes a number not below <paramref name="least"/>, or null when it is not given.</summary>
    public static Option<T?> Number<T>(string name, string description, T least) where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && T.IsFinite(value)) return value;
            result.AddError($"{name} {text}: must be a {(T.IsInteger(T.One / (T.One + T.One)) ? "whole " : "")}number of at least {least}.");
            return null;
        },
    };
}
