using System.Reflection;

namespace Visavis.Web.Tests.Architecture;

/// <summary>The arrows between rooms that design allows: Web knows the others, the others know none of ours.</summary>
public sealed class RoomTests
{
    private static readonly string[] Libraries = ["Visavis.Signaling", "Visavis.Search", "Visavis.Scheduling"];

    public static TheoryData<string> LibraryNames => [.. Libraries];

    [Theory]
    [MemberData(nameof(LibraryNames))]
    public void A_library_room_references_none_of_ours(string room)
    {
        Assert.DoesNotContain(References(room), name => name.StartsWith("Visavis.", StringComparison.Ordinal));
    }

    [Fact]
    public void Signaling_knows_neither_the_database_nor_pages_nor_google()
    {
        Assert.DoesNotContain(
            References("Visavis.Signaling"),
            IsAny("Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Mvc", "Google", "Microsoft.Data")
        );
    }

    [Fact]
    public void Search_knows_neither_the_web_nor_the_orm()
    {
        Assert.DoesNotContain(References("Visavis.Search"), IsAny("Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore"));
    }

    [Fact]
    public void Ledger_knows_nothing_but_the_framework()
    {
        Assert.DoesNotContain(References("Visavis.Ledger"), name => !IsAny("System", "netstandard")(name));
    }

    [Fact]
    public void Scheduling_knows_nodatime_and_nothing_else()
    {
        Assert.DoesNotContain(References("Visavis.Scheduling"), name => !IsAny("System", "NodaTime", "netstandard")(name));
    }

    [Fact]
    public void Nothing_of_ours_hides_the_directory_type()
    {
        var namespaces = Libraries
            .Append("Visavis.Web")
            .SelectMany(room => Load(room).GetTypes())
            .Select(type => type.Namespace)
            .Distinct();

        Assert.DoesNotContain(namespaces, name => name?.Split('.').Contains("Directory") == true);
    }

    private static IEnumerable<string> References(string room) => Load(room).GetReferencedAssemblies().Select(name => name.Name!);

    private static Assembly Load(string room) => Assembly.Load(room);

    private static Predicate<string> IsAny(params string[] prefixes) =>
        name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
