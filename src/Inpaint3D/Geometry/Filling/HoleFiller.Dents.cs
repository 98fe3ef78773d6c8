namespace Inpaint3D.Geometry.Filling;

/// <content>Patches that nearly fit: a few dents are better than what gives up the smooth continuation everywhere.</content>
internal sealed partial class HoleFiller
{
    /// <summary>Takes the first of some rejected proposals that fits with dents; forgets them where none does.</summary>
    bool TakeDented(int i, List<Proposal> rejected, IReadOnlyList<FaceSet> others, Run run)
    {
        var rim = _rims[i];
        foreach (var proposal in rejected)
        {
            if (_check.Untangled(proposal.Patch, rim, run) is not { } dented) continue;
            if (!_topology.Mesh.DoublePrecision) RoundToSingle(dented);
            if (!_check.Admits(dented, rim, others, out int crossings, run) || crossings > 0 || PatchFolds.Spoil(dented, rim)) continue;
            string closed = rim.Loop.IsOuterBorder && !proposal.IsRound ? "closed as a double sheet, by" : "closed by";
            (_patches[i], _notes[i]) = (dented, $"{RimGroups.Head(rim.Loop)}: {closed} {proposal.Kind}, with dents where it would cross the mesh or itself.");
            return true;
        }
        rejected.Clear();
        return false;
    }
}
