using System.Globalization;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.CleanUp;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Meshes;

/// <summary>Why a hole is left open.</summary>
/// <param name="IsOpening">True for an opening that belongs there; false for a hole that was not asked for.</param>
/// <param name="Reason">In words.</param>
internal sealed record LeftOpen(bool IsOpening, string Reason)
{
    /// <summary>The hole's state in results.</summary>
    public string State => IsOpening ? "kept" : "skipped";
}

/// <summary>Which holes of a mesh to fill: <c>inner</c>, <c>all</c> or numbers, but for declared openings and what has too many edges.</summary>
/// <param name="Which">The word or the numbers, separated by commas.</param>
internal sealed record HoleSelection(string Which)
{
    static readonly string[] s_openings = ["largest:N", "planar"];

    /// <summary>Declared openings: <c>largest:N</c>, <c>planar</c> or numbers, separated by commas; null for none.</summary>
    public string? Keep { get; init; }
    /// <summary>What is wider is an opening, in mesh units.</summary>
    public double? KeepLargerThan { get; init; }
    /// <summary>Leaves open what has more edges.</summary>
    public int? MaxEdges { get; init; }

    /// <summary>Holes that one patch fills together: numbers joined by +, groups separated by commas; <c>none</c> to fill each by itself; null to find out.</summary>
    public string? Joined { get; init; }

    /// <summary>Refuses words that mean nothing, before any file is read.</summary>
    /// <exception cref="ArgumentException">A word is unknown.</exception>
    public void Check()
    {
        _ = Asked(null);
        _ = JoinedSets(null);
        foreach (string word in Words)
            if (IsLargest(word)) _ = LargestCount(word);
            else if (word != "planar") _ = Number(word, "opening", "--keep", s_openings, null);
    }

    /// <summary>Loops with the partners that were asked for.</summary>
    /// <param name="loops">Loops of the mesh, or of what is left of it, under their numbers for the user.</param>
    /// <param name="all">All of the mesh's.</param>
    /// <exception cref="ArgumentException">A number is none of the mesh's, or holes meet in a vertex, so that no surface is round both.</exception>
    public IReadOnlyList<Loop> Join(IReadOnlyList<Loop> loops, IReadOnlyList<Loop> all)
    {
        if (Joined is null) return loops;
        if (Joined == "none") return RimGroups.Separate(loops);
        var sets = JoinedSets(all);
        foreach (int[] set in sets)
            if (loops.Where(loop => set.Contains(loop.Id)).SelectMany(loop => loop.Vertices).CountBy(v => v).FirstOrDefault(pair => pair.Value > 1) is { Value: > 1 } twice)
                throw new ArgumentException($"--join {string.Join('+', set)}: two of these holes meet in vertex {twice.Key}, so that no patch can join them.");
        return RimGroups.Regroup(loops, sets);
    }

    int[][] JoinedSets(IReadOnlyList<Loop>? loops)
    {
        if (Joined is null or "none") return [];
        int[][] sets = [.. Joined.Split(',').Select(set => set.Split('+').Select(word => Number(word, "group of holes", "--join", ["none", "ID+ID"], loops)).ToArray())];
        if (Array.Find(sets, set => set.Length < 2) is { } lonely) throw new ArgumentException($"--join {lonely[0]}: a group has at least two holes, such as 1+3.");
        if (sets.SelectMany(set => set).CountBy(id => id).FirstOrDefault(pair => pair.Value > 1) is { Value: > 1 } twice)
            throw new ArgumentException($"--join {Joined}: hole {twice.Key} is there twice; each hole has one patch.");
        return sets;
    }

    /// <summary>The holes to fill.</summary>
    /// <inheritdoc cref="LeaveOpen" path="/exception"/>
    public Loop[] Chosen(Topology topology) => LeaveOpen(topology, topology.Loops) is var open ? [.. topology.Loops.Where(loop => !open.ContainsKey(loop.Id))] : [];

    /// <summary>The holes to leave open, by number, and why; all others are to be filled.</summary>
    /// <param name="topology">The mesh.</param>
    /// <param name="loops">Its loops, under their numbers for the user.</param>
    /// <exception cref="ArgumentException">A word is unknown, or a number is none of the mesh's.</exception>
    public IReadOnlyDictionary<int, LeftOpen> LeaveOpen(Topology topology, IReadOnlyList<Loop> loops)
    {
        var open = new SortedDictionary<int, LeftOpen>();
        var asked = Asked(loops);
        foreach (string word in Words.Where(word => !IsLargest(word))) Declare(word, topology, loops, open);
        foreach (var loop in loops)
            if (!open.ContainsKey(loop.Id) && WhyNot(loop, asked) is { } why) open.Add(loop.Id, why);
        foreach (string word in Words.Where(IsLargest)) DeclareLargest(word, loops, open);
        KeepPartners(loops, open);
        return open;
    }

    static void Declare(string word, Topology topology, IReadOnlyList<Loop> loops, SortedDictionary<int, LeftOpen> open)
    {
        if (word == "planar")
        {
            var bases = PlanarBase.Of(topology).Select(loop => loop.Vertices[0]).ToHashSet();
            foreach (var loop in loops.Where(loop => bases.Contains(loop.Vertices[0]))) open[loop.Id] = new(true, "the planar base (--keep planar)");
        }
        else if (Number(word, "opening", "--keep", s_openings, loops) is var id) open[id] = new(true, $"a declared opening (--keep {id})");
    }

    static void DeclareLargest(string word, IReadOnlyList<Loop> loops, SortedDictionary<int, LeftOpen> open)
    {
        int count = LargestCount(word);
        string of = open.Count > 0 ? " of those that would be filled" : "";
        foreach (var loop in loops.Where(loop => !open.ContainsKey(loop.Id)).OrderByDescending(loop => loop.Length).Take(count).ToArray())
            open.Add(loop.Id, new(true, count == 1 ? $"the longest rim{of} (--keep largest:1)" : $"among the {count} longest rims{of} (--keep {word})"));
    }

    /// <summary>What one patch would fill together with an opening stays open with it.</summary>
    static void KeepPartners(IReadOnlyList<Loop> loops, SortedDictionary<int, LeftOpen> open)
    {
        foreach (var loop in loops)
            if (!open.ContainsKey(loop.Id) && loop.Partners.FirstOrDefault(id => open.TryGetValue(id, out var other) && other.IsOpening) is > 0 and var opening)
                open.Add(loop.Id, new(true, $"belongs to hole {opening}, which is kept"));
    }

    LeftOpen? WhyNot(Loop loop, HashSet<int>? asked) =>
        asked is not null && !asked.Contains(loop.Id) ? new(false, "not among those asked for")
        : Which == "inner" && loop.IsOuterBorder ? new(true, "the outline of an open surface (--holes all fills it)")
        : loop.Diameter > KeepLargerThan ? new(true, string.Create(CultureInfo.InvariantCulture, $"diameter {loop.Diameter:G4} is over {KeepLargerThan} (--keep-larger-than)"))
        : loop.Edges > MaxEdges ? new(false, string.Create(CultureInfo.InvariantCulture, $"{loop.Edges} edges are over {MaxEdges} (--max-edges)"))
        : null;

    /// <summary>True for a rim that trimming made the outline of a crumb, which stays open like all outlines.</summary>
    public bool IsCrumb(Loop trimmed) => Which == "inner" && trimmed.IsOuterBorder && trimmed.Component > 1;

    HashSet<int>? Asked(IReadOnlyList<Loop>? loops) =>
        Which is "inner" or "all" ? null : [.. Which.Split(',').Select(word => Number(word, "choice of holes", "--holes", ["inner", "all"], loops))];

    string[] Words => Keep?.Split(',') ?? [];

    static bool IsLargest(string word) => word.StartsWith("largest", StringComparison.Ordinal);

    static int LargestCount(string word) => word.Split(':') is ["largest", var n] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count
        : throw new ArgumentException($"--keep {word}: must be largest:N with a whole number N, such as largest:1.");

    static int Number(string word, string kind, string flag, string[] words, IReadOnlyList<Loop>? loops)
    {
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            throw new ArgumentException(Catalog.Unknown(kind, word, words) + " Or give their numbers, such as 1,3.");
        if (loops?.All(loop => loop.Id != id) == true) throw new ArgumentException($"{flag} {id}: the mesh has {(loops!.Count == 1 ? "1 hole" : $"{loops.Count} holes")}, see 'inpaint3d holes'.");
        return id;
    }
}
