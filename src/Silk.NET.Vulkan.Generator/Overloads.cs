namespace Silk.NET.Vulkan.Generator;

/// <summary>How a parameter is passed.</summary>
public enum Passing
{
    /// <summary>As C does: a value or a pointer.</summary>
    Plain,
    /// <summary>A structure to read.</summary>
    In,
    /// <summary>A result.</summary>
    Out,
    /// <summary>A number that both sides write.</summary>
    Ref,
}

/// <summary>
/// The forms of a function: with pointers; with <c>in</c>, <c>out</c> and <c>ref</c> for all that must be there and pointers for what may be
/// null; and this with one more of the latter each. Arrays that must be there also stay pointers.
/// </summary>
public sealed class Overloads(CSharpTypes types)
{
    /// <summary>Functions that only write their results; what others write, they are said to read too.</summary>
    static readonly string[] s_makesResults = ["vkGet", "vkCreate", "vkAllocate"];

    /// <summary>All forms, the one with pointers first.</summary>
    public IReadOnlyList<Passing[]> Of(Command command)
    {
        var best = command.Parameters.Select(parameter => Best(command, parameter)).ToArray();
        var optional = command.Parameters.Select(parameter => IsOptional(command, parameter)).ToArray();
        var arrays = command.Parameters.Select(parameter => parameter.Length is not null).ToArray();
        List<Passing[]> forms = [new Passing[best.Length]];
        var needed = best.Select((passing, i) => optional[i] ? Passing.Plain : passing).ToArray();
        forms.Add([.. needed.Select((passing, i) => arrays[i] ? Passing.Plain : passing)]);
        forms.Add(needed);
        for (int i = 0; i < best.Length; i++)
            if (optional[i]) forms.Add([.. needed.Select((passing, j) => j == i ? best[j] : passing)]);
        return [.. forms.DistinctBy(form => string.Join(' ', form))];
    }

    Passing Best(Command command, Variable parameter)
    {
        if (parameter.Pointers == 0 || parameter.ArraySize is not null) return Passing.Plain;
        if (parameter.Type == "void") return parameter is { Pointers: 2, IsConst: false } ? Passing.Ref : Passing.Plain;
        if (parameter.Pointers > 1 || parameter.Type is "char" or "VkAllocationCallbacks") return Passing.Plain;
        if (parameter.IsConst) return Passing.In;
        if (IsCount(command, parameter)) return Passing.Ref;
        if (IsCounted(command, parameter) || types.IsChained(parameter.Type)) return Passing.Plain;
        return s_makesResults.Any(verb => command.Name.StartsWith(verb, StringComparison.Ordinal)) ? Passing.Out : Passing.Ref;
    }

    static bool IsCount(Command command, Variable parameter) => command.Parameters.Any(other => other.Length == parameter.Name);

    // Asked for twice: first for the count, then for the elements.
    static bool IsCounted(Command command, Variable parameter) => command.Parameters.Any(other => other.Name == parameter.Length && other.Pointers > 0);

    static bool IsOptional(Command command, Variable parameter) =>
        parameter.Pointers > 0 && !IsCount(command, parameter)
        && (parameter.IsOptional || command.Parameters.Any(other => other.Name == parameter.Length && other.IsOptional));
}
