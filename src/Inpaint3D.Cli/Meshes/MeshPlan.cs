using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.CleanUp;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Meshes;

/// <summary>A mesh file and where to write it filled.</summary>
internal sealed record MeshJob(string Input, string Output)
{
    /// <summary>True where notes have to name it.</summary>
    public bool IsOneOfMany { get; init; }
}

/// <summary>What is to be done with a mesh.</summary>
/// <param name="Selection">Which holes are filled.</param>
/// <param name="Method">How to shape the patches.</param>
internal sealed record MeshPlan(HoleSelection Selection, Method<MeshHole> Method)
{
    /// <summary>Other methods for some kinds of holes.</summary>
    public IReadOnlyDictionary<LoopKind, Method<MeshHole>> OfKinds { get; init; } = new Dictionary<LoopKind, Method<MeshHole>>();
    /// <summary>How to close planar bases, or null to close them as other holes.</summary>
    public Method<MeshHole>? OfBases { get; init; }
    /// <summary>How to paint the patches, or null.</summary>
    public Method<ImageHole>? Texture { get; init; }
    /// <summary>Which pieces are dropped, or null.</summary>
    public PieceSize? DropBelow { get; init; }
    /// <summary>Rings of triangles to remove round the rims.</summary>
    public int Trim { get; init; }
    /// <summary>Passes over the rims.</summary>
    public int SmoothRim { get; init; }
    /// <summary>Whether errors are estimated.</summary>
    public bool Estimates { get; init; }

    /// <summary>The mesh without the pieces that are dropped, and what becomes of its holes.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="path">Its path.</param>
    /// <param name="host">The threads that it takes; by default one a core.</param>
    /// <exception cref="ArgumentException">The selection does not fit the mesh.</exception>
    public MeshStart Prepare(Mesh mesh, string path, CpuDevice? host = null)
    {
        var topology = Input.Topology(mesh, path, host);
        var all = Selection.Join(topology.Loops, topology.Loops);
        if (DropBelow is null) return Decide(new MeshStart(mesh, all), topology);
        int[] sizes = SmallPieces.Sizes(topology);
        var (part, loops, dropped) = SmallPieces.Drop(topology, DropBelow.Triangles(sizes.DefaultIfEmpty(0).Max()));
        if (dropped == 0) return Decide(new MeshStart(mesh, all), topology);
        return Decide(new MeshStart(mesh, all) { Mesh = part.Mesh, Kept = part.Triangles, Rest = Selection.Join(loops, topology.Loops), DroppedPieces = dropped }, loops.Count > 0 ? loops[0].Source! : Topology.Of(part.Mesh));
    }

    MeshStart Decide(MeshStart start, Topology topology) => start with { Open = Selection.LeaveOpen(topology, start.Rest), Topology = topology };

    /// <summary>Cleans the rims and fills the holes.</summary>
    public MeshOutcome Fill(MeshStart start, Run run)
    {
        var (mesh, all, chosen, kept) = (start.Mesh, start.Rest, start.Chosen, start.Kept);
        Loop[] crumbs = [];
        if (Trim > 0 && chosen.Count > 0)
        {
            var ids = chosen.Select(loop => loop.Id).ToHashSet();
            (var part, all, var origins) = RimTrimming.Trim(start.Topology!, all, ids, Trim);
            all = Selection.Join(all, start.Loops);
            kept = kept is null ? part.Triangles : Array.ConvertAll(part.Triangles, t => start.Kept![t]);
            var rimsLeft = all.Where(loop => ids.Contains(loop.Id) || ids.Contains(origins[loop.Id])).ToLookup(Selection.IsCrumb);
            (mesh, chosen, crumbs) = (part.Mesh, [.. rimsLeft[false]], [.. rimsLeft[true]]);
        }
        var (smooth, rims, moved) = RimSmoothing.Smooth(mesh, chosen, SmoothRim);
        var notes = new List<string>();
        var filled = FillKinds(smooth, rims, run with { Note = note => { notes.Add(note); run.Note?.Invoke(note); } }, out var methods, out var paintings);
        var estimates = Estimates && rims.Count > 0 ? FillEstimate.Of(smooth, rims, filled.Mesh, run with { Progress = null }) : [];
        return new MeshOutcome(start, filled)
        {
            Old = mesh, Smooth = smooth, Kept = kept, Rims = rims, Crumbs = crumbs, MovedVertices = moved, Trimmed = start.Mesh.Triangles.Length - mesh.Triangles.Length,
            Methods = methods, Paintings = paintings, Notes = notes, Estimates = estimates,
        };
    }

    /// <summary>Fills the holes of one method after those of another; each finds the patches of the ones before as part of the mesh.</summary>
    MeshHole FillKinds(Mesh mesh, IReadOnlyList<Loop> rims, Run run, out Dictionary<int, string> methods, out Dictionary<int, Painting> paintings)
    {
        var bases = OfBases is null ? [] : PlanarBase.Of(Topology.Of(mesh)).Select(loop => loop.Vertices[0]).ToHashSet();
        bool IsBase(Loop loop) => loop.Partners.Count == 0 && bases.Contains(loop.Vertices[0]);
        foreach (var loop in rims.Where(IsBase)) run.Note?.Invoke($"Hole {loop.Id}: the planar base, closed flat.");
        var methodOf = rims.ToDictionary(loop => loop.Id, loop => IsBase(loop) ? OfBases! : OfKinds.GetValueOrDefault(KindOf(loop, rims), Method));
        methods = rims.ToDictionary(loop => loop.Id, loop => MethodChoice.Name(methodOf[loop.Id]));
        paintings = [];
        var groups = rims.GroupBy(loop => methodOf[loop.Id]).ToArray();
        var (result, open) = (mesh, new List<Loop>());
        if (groups.Length == 0) return new MeshHole(mesh, []);
        for (int i = 0; i < groups.Length; i++)
        {
            var filled = Pipeline.FillMesh(result, [.. groups[i]], groups[i].Key, Texture, run.Part((double)i / groups.Length, (i + 1.0) / groups.Length));
            result = filled.Mesh;
            open.AddRange(filled.Loops);
            foreach (var (id, name) in filled.Chosen) methods[id] = name;
            foreach (var (id, painting) in filled.Painted) paintings[id] = painting;
        }
        return new MeshHole(result, [.. open.OrderBy(loop => loop.Id)]);
    }

    /// <summary>Loops that one patch fills are of one kind.</summary>
    static LoopKind KindOf(Loop loop, IReadOnlyList<Loop> all) =>
        loop.Partners.Count == 0 ? loop.Kind : RimGroups.KindOf([loop, .. all.Where(other => loop.Partners.Contains(other.Id))]);
}

/// <summary>A mesh before it is filled.</summary>
/// <param name="Input">As it was read.</param>
/// <param name="Loops">Its holes.</param>
internal sealed record MeshStart(Mesh Input, IReadOnlyList<Loop> Loops)
{
    /// <summary>Without the pieces that were dropped.</summary>
    public Mesh Mesh { get; init; } = Input;
    /// <summary>Numbers of the triangles that are left, or null for all.</summary>
    public int[]? Kept { get; init; }
    /// <summary>The holes of what is left.</summary>
    public IReadOnlyList<Loop> Rest { get; init; } = Loops;
    /// <summary>The connectivity of what is left.</summary>
    public Topology? Topology { get; init; }
    public int DroppedPieces { get; init; }
    /// <summary>The holes that stay open.</summary>
    public IReadOnlyDictionary<int, LeftOpen> Open { get; init; } = new Dictionary<int, LeftOpen>();
    /// <summary>The holes to fill.</summary>
    public IReadOnlyList<Loop> Chosen => [.. Rest.Where(loop => !Open.ContainsKey(loop.Id))];

    /// <summary>Faces that went with the pieces.</summary>
    public int DroppedFaces => Input.FaceCount - Mesh.FaceCount;
}
