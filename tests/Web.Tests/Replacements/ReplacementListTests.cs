using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Replacements;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Tests.Organisations;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Replacements;

/// <summary>The list of replacements: every status in the words of the page, for the client and for the planner, and the filter of each.</summary>
public sealed class ReplacementListTests
{
    private static readonly (ReplacementState State, string French, string English)[] Expected =
    [
        (ReplacementState.Draft, "Brouillon", "Draft"),
        (ReplacementState.Searching, "En recherche", "Searching"),
        (ReplacementState.Proposed, "Proposé", "Proposed"),
        (ReplacementState.Filled, "Pourvu", "Filled"),
        (ReplacementState.Done, "Terminé", "Done"),
        (ReplacementState.Cancelled, "Annulé", "Cancelled"),
    ];

    [Fact]
    public async Task Every_status_is_listed_with_its_word_and_each_filter_shows_its_own_alone()
    {
        Assert.Equal(Enum.GetValues<ReplacementState>(), Expected.Select(one => one.State));
        var clock = new SetClock(ReplacementSite.Now);
        await using var app = AppHost.OnSqlite(clock: clock);
        var address = app.StartOnPort();
        var site = await ReplacementSite.AddAsync(app);
        var planner = await app.AddMemberAsync(site.Organisation, "Pia", MemberRole.Planner);
        var ids = await WalkAsync(app, site, clock);

        foreach (var (account, language) in new[] { (site.Client, "fr"), (planner.AccountId, "en") })
        {
            using var person = new PersonClient(address, language);
            await person.SignInAsDemoAsync(account);
            var all = await RowsAsync(person, "");
            Assert.Equal(
                Expected.Select(one => (ids[one.State], language == "fr" ? one.French : one.English)).Order(),
                all.Select(row => (row.Id, row.Status)).Order()
            );
            // What is over stands below what is not, and of both what is nearest comes first.
            ReplacementState[] order =
            [
                ReplacementState.Searching,
                ReplacementState.Draft,
                ReplacementState.Proposed,
                ReplacementState.Filled,
                ReplacementState.Cancelled,
                ReplacementState.Done,
            ];
            Assert.Equal(order.Select(state => ids[state]), all.Select(row => row.Id));
            foreach (var (state, french, english) in Expected)
            {
                var shown = Assert.Single(await RowsAsync(person, $"?state={state}"));
                Assert.Equal((ids[state], language == "fr" ? french : english), (shown.Id, shown.Status));
            }

            Assert.Equal(Expected.Length, (await RowsAsync(person, "?state=")).Count);
            Assert.Equal(Expected.Length, (await RowsAsync(person, "?state=Unknown")).Count);
        }

        using var stranger = new PersonClient(address);
        await stranger.SignInAsDemoAsync((await app.AddAccountAsync("Personne")).Id);
        Assert.Empty(await RowsAsync(stranger, ""));
    }

    private static async Task<List<(Guid Id, string Status)>> RowsAsync(PersonClient person, string query)
    {
        var page = await DirectorySite.OpenAsync(person, $"/replacements{query}");
        return
        [
            .. page.QuerySelectorAll("table.replacements tbody tr")
                .Select(row =>
                    (
                        Guid.Parse(row.QuerySelector("th a")!.GetAttribute("href")!.Split('/')[^1]),
                        row.QuerySelector(".tag")!.TextContent.Trim()
                    )
                ),
        ];
    }

    /// <summary>One request brought to each status by what people and time do.</summary>
    private static async Task<Dictionary<ReplacementState, Guid>> WalkAsync(AppHost app, ReplacementSite site, SetClock clock)
    {
        var awa = await site.AddSubstituteAsync(app, "Awa");
        var ids = new Dictionary<ReplacementState, Guid> { [ReplacementState.Searching] = await AskAsync(14) };
        var declined = await AskOfAsync(ids[ReplacementState.Searching]);
        await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.DeclineAsync(awa.AccountId, declined, default));
        ids[ReplacementState.Done] = await AskAsync(0);
        await AcceptAsync(ids[ReplacementState.Done]);
        clock.Now = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        await app.Services.GetRequiredService<ReplacementWorker>().RunOnceAsync(default);
        ids[ReplacementState.Draft] = await DraftAsync(15);
        ids[ReplacementState.Proposed] = await AskAsync(16);
        ids[ReplacementState.Filled] = await AskAsync(17);
        await AcceptAsync(ids[ReplacementState.Filled]);
        ids[ReplacementState.Cancelled] = await AskAsync(18);
        var cancelled = await app.UseAsync<ReplacementEditor, ReplacementAnswer>(editor =>
            editor.CancelAsync(site.Client, ids[ReplacementState.Cancelled], default)
        );
        Assert.Equal(ReplacementAnswer.Done, cancelled);
        return ids;

        async Task<Guid> DraftAsync(int day)
        {
            var details = new ReplacementDetails(site.Site, site.Function, null, null, false, false, [], null);
            var request = await app.UseAsync<ReplacementEditor, ReplacementRequest>(editor =>
                editor.DraftAsync(site.ClientSide, site.Client, site.File.Id, details, default)
            );
            var block = new Block(ReplacementSite.FirstDay.AddDays(day), 8 * 60, 16 * 60, 30);
            await app.UseAsync<ReplacementEditor, ReplacementAnswer>(e => e.AddBlocksAsync(site.Client, request.Id, [block], default));
            return request.Id;
        }

        async Task<Guid> AskAsync(int day)
        {
            var id = await DraftAsync(day);
            await app.UseAsync<ReplacementEditor, ReplacementAnswer>(editor => editor.SubmitAsync(site.Client, id, default));
            return id;
        }

        Task<Guid> AskOfAsync(Guid id) =>
            app.WithDataAsync(db => db.Set<ReplacementAsk>().Where(a => a.RequestId == id).Select(a => a.Id).SingleAsync());

        async Task AcceptAsync(Guid id)
        {
            var ask = await AskOfAsync(id);
            Assert.Equal(
                AnswerResult.Done,
                await app.UseAsync<AskAnswers, AnswerResult>(answers => answers.AcceptAsync(awa.AccountId, ask, null, default))
            );
        }
    }
}
