using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Trust;

/// <summary>The audit trail reads as sentences, in both languages.</summary>
public sealed class AuditWordsTests
{
    [Theory]
    [InlineData("fr", "measure-begun-suspended", "Mesure prise\u00a0: Compte suspendu")]
    [InlineData("en", "report-decided-suspendedforgood", "Report decided: suspended for good")]
    [InlineData("en", "sessions-ended", "Sessions closed")]
    [InlineData("fr", "something-later", "something-later")]
    public async Task An_act_is_said_in_the_readers_words(string language, string action, string said)
    {
        await using var app = AppHost.OnSqlite();
        var words = app.Services.GetRequiredService<AuditWords>();

        Assert.Equal(said, InLanguage.Write(language, () => words.Of(action)));
    }

    [Fact]
    public async Task Every_outcome_measure_and_order_has_words()
    {
        await using var app = AppHost.OnSqlite();
        var words = app.Services.GetRequiredService<AuditWords>();
        string[] actions =
        [
            .. Enum.GetNames<Outcome>().Select(name => $"report-decided-{name}"),
            .. Enum.GetNames<MeasureKind>().SelectMany(name => new[] { $"measure-begun-{name}", $"measure-ended-{name}" }),
            .. Enum.GetNames<OrderKind>().Select(name => $"order-entered-{name}"),
            .. Enum.GetNames<OrderAnswer>().Select(name => $"order-{name}"),
        ];

        var said = actions.Select(name => words.Of(name.ToLowerInvariant())).ToList();

        Assert.DoesNotContain(said, text => text.Contains('-'));
        Assert.Equal(said.Count, said.Distinct().Count());
    }
}
