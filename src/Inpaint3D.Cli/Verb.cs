using System.CommandLine;

namespace Inpaint3D.Cli;

/// <summary>A verb of the command line: its arguments and options, and what it does.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, params string[] examples) : base(name, description)
    {
        Examples = examples;
        Add(Globals.Json);
        Add(Globals.Quiet);
    }

    /// <summary>Calls that work, the commonest first; help starts with them.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>The choice of a method, for verbs that fill.</summary>
    public virtual MethodChoice? Method => null;

    /// <summary>Options that help shows under headings of their own, for verbs with many.</summary>
    public virtual IReadOnlyList<(string Heading, Option[] Options)> Groups => [];

    /// <summary>Words that some option takes and what they mean, for help.</summary>
    public virtual IReadOnlyList<(string Heading, (string, string)[] Rows)> Lists => [];

    /// <summary>Does it.</summary>
    public abstract Exit Execute(Call call);

    /// <summary>Adds the options of every verb that computes.</summary>
    protected void AddWorkOptions()
    {
        Add(Globals.Device);
        Add(Globals.Seed);
        Add(Globals.Threads);
        Add(Globals.Force);
        Add(Globals.DryRun);
    }
}
