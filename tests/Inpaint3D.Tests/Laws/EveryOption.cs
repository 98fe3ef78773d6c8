using System.Globalization;
using Inpaint3D.Methods;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every option of every method obeys.</summary>
public class EveryOption
{
    public static TheoryData<string, string> Options =>
        [.. Catalog.All.SelectMany(entry => entry.Options.Select(option => new TheoryDataRow<string, string>(entry.Name, option.Name)))];

    [Fact]
    public void Names_of_methods_are_unique_and_in_kebab_case()
    {
        Assert.NotEmpty(Catalog.All);
        Assert.All(Catalog.All, entry => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", entry.Name));
        Assert.Equal(Catalog.All.Count, Catalog.All.DistinctBy(entry => (entry.Problem, entry.Name)).Count());
    }

    [Fact]
    public void Every_public_property_of_a_method_is_an_option()
    {
        foreach (var entry in Catalog.All)
            Assert.Equal(entry.Type.GetProperties().Length, entry.Options.Count);
    }

    [Theory, MemberData(nameof(Options))]
    public void Is_described_has_a_domain_and_its_default_lies_in_it(string method, string name)
    {
        var option = Option(method, name);
        Assert.NotEmpty(option.Description);
        Assert.True(option.Range is not null || option.Choices.Count > 0, "a number needs a [Range]");
        Assert.Equal(option.Default, option.Parse(Convert.ToString(option.Default, CultureInfo.InvariantCulture)!));
    }

    [Theory, MemberData(nameof(Options))]
    public void Refuses_what_lies_outside_its_domain_in_one_sentence(string method, string name)
    {
        var option = Option(method, name);
        Assert.Contains("--" + name, Assert.Throws<ArgumentException>(() => option.Parse("no such thing")).Message, StringComparison.Ordinal);
        if (option.Range is null) return;
        double above = Convert.ToDouble(option.Range.Maximum, CultureInfo.InvariantCulture) + 1;
        Assert.Contains(option.Domain, Assert.Throws<ArgumentException>(() => option.Parse(above.ToString(CultureInfo.InvariantCulture))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_gets_the_nearest_one()
    {
        foreach (var entry in Catalog.All)
        {
            string typo = entry.Name[..^1] + "x";
            Assert.Contains($"Did you mean '{entry.Name}'", Assert.Throws<ArgumentException>(() => Catalog.Find(typo, entry.Problem)).Message, StringComparison.Ordinal);
        }
    }

    static MethodOption Option(string method, string name) =>
        Catalog.All.First(entry => entry.Name == method && entry.Options.Any(option => option.Name == name)).Options.First(option => option.Name == name);
}
