using FsCheck;

namespace Inpaint3D.Tests;

/// <summary>Properties over random cases that are the same in every run, so that a failure can be repeated.</summary>
static class Repeatable
{
    public static void Check(this Property property) => property.Check(Config.QuickThrowOnFailure.WithReplay(1, 3));
}
