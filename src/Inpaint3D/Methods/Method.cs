using Inpaint3D.Data;

namespace Inpaint3D.Methods;

/// <summary>Enters a method into the <see cref="Catalog"/>.</summary>
/// <param name="name">Name in kebab case, as typed on the command line.</param>
/// <param name="reference">Full reference of the paper.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MethodAttribute(string name, string reference) : Attribute
{
    /// <summary>Name in kebab case.</summary>
    public string Name { get; } = name;
    /// <summary>Full reference of the paper.</summary>
    public string Reference { get; } = reference;
}

/// <summary>A method for some kind of problem: an immutable record whose properties are its options.</summary>
public abstract record Method;

/// <summary>A problem that knows when it is ill-posed and when there is nothing to do.</summary>
public interface IProblem
{
    /// <summary>True when nothing is missing; the fill is then the problem itself.</summary>
    bool IsFilled { get; }

    /// <summary>Refuses what no method can fill.</summary>
    /// <exception cref="ArgumentException">The parts do not fit, or nothing is known.</exception>
    void Check();
}

/// <summary>A method that fills problems of one type; the result has the type of the input.</summary>
public abstract record Method<TProblem> : Method where TProblem : IProblem
{
    /// <summary>
    /// Fills what is missing. Known samples come back bit for bit, the input is not written, what lies under the hole does
    /// not matter, and the same seed gives the same bytes at any thread count.
    /// </summary>
    /// <exception cref="ArgumentException">The problem is ill-posed, or an option is outside its domain.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public TProblem Fill(TProblem problem, Run run)
    {
        problem.Check();
        Catalog.CheckDomains(this);
        run.Step(0);
        var filled = problem.IsFilled ? problem : run.OnDevice(on => Solve(problem, on));
        run.Step(1);
        return filled;
    }

    /// <summary>The algorithm, on a problem that is well-posed and has a hole.</summary>
    protected abstract TProblem Solve(TProblem problem, Run run);
}

/// <summary>A method that keeps to the background by the depth of its problem; others must not be shown near surfaces beside a hole.</summary>
public interface IKeepsToBackground;

/// <summary>A method that copies from the <see cref="ImageHole.Source"/> of its problem alone; others take no notice of it.</summary>
public interface ICopiesFromSource;

/// <summary>A method that compares places by the <see cref="ImageHole.Guide"/> of its problem; others take no notice of it.</summary>
public interface IComparesGuide;

/// <summary>An image, video or volume with missing samples.</summary>
/// <param name="Image">The samples; those under the hole have no meaning.</param>
/// <param name="Hole">1 = missing, on the image's grid; all channels are missing together.</param>
/// <param name="Depth">Depth along the viewing axis, known everywhere, or null. Methods for views keep to the background by it.</param>
/// <param name="Source">1 = may be copied from, on the image's grid, or null for all that is known. What lies around the hole guides the fill in any case.</param>
/// <param name="Guide">
/// Known everywhere, under the hole too, or null: places that are alike in it, on a scale of 0..1, should be alike in the image. Methods that
/// compare patches may use it.
/// </param>
/// <param name="InPlace">
/// True when the fill may be written into <paramref name="Image"/> itself, under the hole, where its samples have no meaning; the result is
/// then the same field. It spares a copy of a large picture. Otherwise the image is not written.
/// </param>
public sealed record ImageHole(Field Image, Mask Hole, Field? Depth = null, Mask? Source = null, Field? Guide = null, bool InPlace = false) : IProblem
{
    /// <summary>The field to write the fill into.</summary>
    internal Field Canvas() => InPlace ? Image : Image.Clone();

    /// <inheritdoc/>
    public bool IsFilled => Hole.Count == 0;

    /// <inheritdoc/>
    public void Check()
    {
        if (Hole.Width != Image.Width || Hole.Height != Image.Height || Hole.Depth != Image.Depth)
            throw new ArgumentException($"The mask is {Hole.Width} x {Hole.Height} and the image {Image.Width} x {Image.Height}: they must have the same size.");
        if (Depth is not null && !Depth.SameGrid(Image))
            throw new ArgumentException($"The depth is {Depth.Width} x {Depth.Height} and the image {Image.Width} x {Image.Height}: they must have the same size.");
        if (Guide is not null && !Guide.SameGrid(Image))
            throw new ArgumentException($"The guide is {Guide.Width} x {Guide.Height} and the image {Image.Width} x {Image.Height}: they must have the same size.");
        if (Source is not null && (Source.Width != Image.Width || Source.Height != Image.Height || Source.Depth != Image.Depth))
            throw new ArgumentException($"The source mask is {Source.Width} x {Source.Height} and the image {Image.Width} x {Image.Height}: they must have the same size.");
        if (Hole.Count == Hole.Samples.Length)
            throw new ArgumentException("The mask covers the whole image, so nothing is known to fill it from: leave some samples unmasked (255 marks the hole, 0 what is known).");
    }
}

/// <summary>A mesh and the loops to close. In a result, the loops are those left open, each with its <see cref="Geometry.Loop.Refusal"/>.</summary>
/// <param name="Mesh">The mesh; a result appends vertices and triangles and changes none of the old ones.</param>
/// <param name="Loops">Loops of the mesh, from <c>Geometry.Topology</c>.</param>
public sealed record MeshHole(Mesh Mesh, IReadOnlyList<Geometry.Loop> Loops) : IProblem
{
    /// <inheritdoc/>
    public bool IsFilled => Loops.Count == 0;

    /// <summary>In a result of a method that chooses by the hole: the name of the one that closed each loop, by the loop's number.</summary>
    public IReadOnlyDictionary<int, string> Chosen { get; init; } = new Dictionary<int, string>();

    /// <summary>In a result: how the patch of each loop was coloured, by the loop's number; none where colours and textures go on as at the rim.</summary>
    public IReadOnlyDictionary<int, Painting> Painted { get; init; } = new Dictionary<int, Painting>();

    /// <inheritdoc/>
    public void Check()
    {
        if (Mesh.IsPointCloud) throw new ArgumentException("This is a point cloud without triangles: it has no holes to close; make a surface of it first.");
    }
}
