using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Architecture;

/// <summary>The order of the modules inside the site, read from what was compiled: code and pages alike.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ModuleTests
{
    /// <summary>Each may use those before it and nothing else, so that there is no circle.</summary>
    private static readonly string[] Order =
    [
        "Foundation",
        "Moderation",
        "Accounts",
        "Media",
        "Professionals",
        "Contacts",
        "Organisations",
        "Registration",
        "Notifications",
        "Blocking",
        "Calls",
        "Messages",
        "Availability",
        "Results",
        "Trust",
        "Bookings",
        "Channels",
        "Services",
        "Letters",
        "Telephone",
        "Help",
        "Agreements",
        "Absences",
        "Vouchers",
        "Invoices",
        "Administration",
        "Replacements",
        "Teams",
        "Arrivals",
        "Wishes",
        "DataRights",
        "Demo",
        "Commands",
    ];

    private static readonly Lazy<IReadOnlyList<Arrow>> Arrows = new(Read);

    [Fact]
    public void No_module_uses_one_that_stands_above_it()
    {
        var against = Arrows.Value.Where(arrow => PlaceOf(arrow.FromModule) < PlaceOf(arrow.ToModule)).Select(arrow => arrow.ToString());

        Assert.Empty(against.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_module_has_its_place()
    {
        var modules = Arrows.Value.SelectMany(arrow => new[] { arrow.FromModule, arrow.ToModule }).Distinct();

        Assert.Empty(modules.Except(Order));
    }

    private static int PlaceOf(string module) => Array.IndexOf(Order, module);

    private static List<Arrow> Read()
    {
        var site = new ArchLoader().LoadAssembly(typeof(Program).Assembly).Build();
        return
        [
            .. from type in site.Types
            let module = ModuleOf(type)
            where module is not null && !IsTheSchema(type)
            from target in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            let other = ModuleOf(target)
            where other is not null && other != module
            select new Arrow(module, type.Name, other, target.Name),
        ];
    }

    /// <summary>The context and its migrations name the rows of every module; nothing else of the foundation does.</summary>
    private static bool IsTheSchema(IType type) =>
        type.Name.EndsWith("VisavisDbContext", StringComparison.Ordinal)
        || type.Namespace.FullName.StartsWith("Visavis.Web.Foundation.Data.Migrations", StringComparison.Ordinal);

    /// <summary>Compiled pages live in a namespace of the compiler's and are named by their path.</summary>
    private static string? ModuleOf(IType type) =>
        type.Namespace?.FullName.Split('.') switch
        {
            ["Visavis", "Web", var module, ..] => module,
            ["AspNetCoreGeneratedDocument", ..] when type.Name.Contains('_', StringComparison.Ordinal) => type.Name.Split('_')[0],
            _ => null,
        };

    private sealed record Arrow(string FromModule, string From, string ToModule, string To)
    {
        public override string ToString() => $"{FromModule}.{From} -> {ToModule}.{To}";
    }
}
