using System.CommandLine;
using Inpaint3D.Data;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Pictures;

/// <summary>The options that say what a fill may be copied from and what it goes by.</summary>
internal sealed class SourceOptions
{
    static readonly Dictionary<string, Sides> s_sides = new() { ["left"] = Sides.Left, ["right"] = Sides.Right, ["above"] = Sides.Above, ["below"] = Sides.Below };

    readonly Option<string?> _source = new("--source") { Description = "A picture of the same size, white where may be copied from; or a folder of them.", HelpName = "S.png" };
    readonly Option<string?> _avoid = new("--avoid") { Description = "A picture of the same size, white where nothing may be copied from; or a folder of them.", HelpName = "A.png" };
    readonly Option<string?> _from = new("--from") { Description = "Copy only from these sides of the hole, one or several: beside, above or below the box around it.", HelpName = "left,right,above,below" };
    readonly Option<string?> _guide = new("--guide") { Description = "A picture of the size of the result that is known in the hole, too: places alike in it become alike; or a folder of them.", HelpName = "G.png" };

    public SourceOptions() => _from.CompletionSources.Add([.. s_sides.Keys]);

    /// <summary>The options, for help and parser.</summary>
    public Option[] All => [_source, _avoid, _from, _guide];

    /// <summary>What was typed.</summary>
    /// <exception cref="ArgumentException">A side is unknown, or the method has no use for what is given.</exception>
    public SourceChoice Read(Call call, Method method)
    {
        foreach (var option in (Option[])[_source, _avoid, _from]) Refuse<ICopiesFromSource>(call, option, method, "copies nothing, or asks nobody from where");
        Refuse<IComparesGuide>(call, _guide, method, "does not go by a guide");
        var sides = Sides.None;
        foreach (string word in call.Get(_from)?.Split(',') ?? [])
            sides |= s_sides.TryGetValue(word, out var side) ? side : throw new ArgumentException(Catalog.Unknown("side", word, s_sides.Keys));
        return new SourceChoice(new Companions(call.Get(_source), "source"), new Companions(call.Get(_avoid), "avoid"), sides, new Companions(call.Get(_guide), "guide"));
    }

    static void Refuse<TUser>(Call call, Option option, Method method, string why)
    {
        if (method is TUser || call.Parse.GetResult(option) is not { Implicit: false }) return;
        var able = Catalog.For<ImageHole>().Where(entry => entry.Type.IsAssignableTo(typeof(TUser))).Select(entry => entry.Name);
        throw new ArgumentException($"{option.Name}: the method {MethodChoice.Name(method)} {why}: choose --method {string.Join(", ", able)}.");
    }
}

/// <summary>What may be copied from, and what to go by.</summary>
internal sealed record SourceChoice(Companions Source, Companions Avoid, Sides From, Companions Guide)
{
    /// <summary>The problem with its source region and its guide.</summary>
    /// <param name="problem">On the larger canvas.</param>
    /// <param name="image">Before it was extended.</param>
    /// <param name="margins">How it was.</param>
    /// <param name="pictures">The paths of its slices.</param>
    public ImageHole Apply(ImageHole problem, Field image, Margins margins, string[] pictures)
    {
        Mask? source = null;
        if (Source.AreGiven) source = Join(Source.Load(pictures, image));
        if (Avoid.AreGiven) source = And(source, Join(Avoid.Load(pictures, image)).Inverse());
        if (source is not null) source = margins.Extend(source, around: false);
        if (From != Sides.None) source = And(source, problem.Hole.Beside(From));
        if (source is not null && source.And(problem.Hole.Inverse()).Count == 0)
            throw new InvalidDataException($"{pictures[0]}: --source, --avoid and --from leave nothing outside of the hole to copy from: allow more.");
        var guide = Guide.AreGiven ? Input.Blame(() => Field.Stack(Guide.Load(pictures, problem.Image))) : null;
        return problem with { Source = source, Guide = guide };
    }

    static Mask And(Mask? source, Mask other) => source?.And(other) ?? other;

    static Mask Join(Field[] masks) => new(masks[0].Width, masks[0].Height, masks.Length, [.. masks.SelectMany(mask => Mask.Above(mask).Samples)]);
}
