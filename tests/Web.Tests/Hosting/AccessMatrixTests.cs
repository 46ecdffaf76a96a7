using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Accounts;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Hosting;

/// <summary>
/// Who may do what, held against the <c>access-matrix.txt</c> of each module's tests: a new endpoint or hub method without a reviewed line fails here.
/// </summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class AccessMatrixTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Every_endpoint_answers_each_person_as_reviewed()
    {
        var reviewed = SiteEndpoints.ReviewedLines().Where(line => !line.StartsWith("HUB ", StringComparison.Ordinal)).ToList();
        var plumber = await site.App.AddProfessionalAsync();
        var member = await site.App.AddAccountAsync();
        var moderator = await AddStaffAsync(isAdministrator: false);
        var administrator = await AddStaffAsync(isAdministrator: true);
        using var nobody = new Visitor(site, null);
        using var theMember = new Visitor(site, member.Id);
        using var theProfessional = new Visitor(site, plumber.Id);
        using var theModerator = new Visitor(site, moderator.Id, isStaff: true);
        using var theAdministrator = new Visitor(site, administrator.Id, isStaff: true);
        var actual = new List<string>();
        foreach (var (method, route) in (await SiteEndpoints.OfAsync(site.App)).Select(e => (e.Method, e.Route)).Distinct())
        {
            var path = route
                .Replace("{address}", $"{plumber.Slug}-{plumber.ReferenceCode.ToLowerInvariant()}", StringComparison.Ordinal)
                .Replace("{reference}", $"V-{plumber.ReferenceCode}", StringComparison.Ordinal)
                .Replace("{id}", new string('0', 32), StringComparison.Ordinal)
                .Replace("{number}", "S-AAAAAAAA", StringComparison.Ordinal)
                .Replace("{code}", "ZZZZZZZZ", StringComparison.Ordinal)
                .Replace("{slug}", "none", StringComparison.Ordinal)
                .Replace("{version}", "1", StringComparison.Ordinal)
                .Replace("{seed}.svg", "7.svg", StringComparison.Ordinal);
            var anonymous = await nobody.OutcomeAsync(method, path);
            var asMember = await theMember.OutcomeAsync(method, path);
            var asProfessional = await theProfessional.OutcomeAsync(method, path);
            var asModerator = await theModerator.OutcomeAsync(method, path);
            var asAdministrator = await theAdministrator.OutcomeAsync(method, path);
            // Staff who may no more than any member have no columns of their own.
            var staff = asModerator == asMember && asAdministrator == asMember ? "" : $" | {asModerator} | {asAdministrator}";
            actual.Add($"{method} {route} | {anonymous} | {asMember} | {asProfessional}{staff}");
        }

        AssertSame(reviewed, actual);
    }

    [Fact]
    public async Task Every_hub_method_answers_each_person_as_reviewed()
    {
        var reviewed = SiteEndpoints.ReviewedLines().Where(line => line.StartsWith("HUB ", StringComparison.Ordinal)).ToList();
        await using var host = SignalingHost.Start();
        var (member, professional, other) = (
            await host.AddMemberAsync(),
            await host.AddProfessionalAsync(),
            await host.AddProfessionalAsync()
        );
        var anonymous = await host.OpenAsync(null);
        var asMember = await host.OpenAsync(member);
        var asProfessional = await host.OpenAsync(professional);
        var actual = new List<string>();
        foreach (var method in SiteEndpoints.HubMethods(site.App).Select(method => method.Name))
        {
            var arguments = ArgumentsOf(method, other);
            actual.Add(
                $"HUB {method} | {await AnswerAsync(anonymous)} | {await AnswerAsync(asMember)} | {await AnswerAsync(asProfessional)}"
            );

            async Task<string> AnswerAsync(HubPage page) =>
                await page.RefusalOfAsync(method, arguments) is var refusal && refusal == "not refused" ? "ok" : refusal;
        }

        AssertSame(reviewed, actual);
    }

    /// <summary>Well-formed arguments about a call that does not exist, or that is somebody else's: the same thing to the caller.</summary>
    private static object?[] ArgumentsOf(string method, Guid other)
    {
        var (call, id, person) = (HubPage.NewId(), HubPage.NewId(), other.ToString("D"));
        return method switch
        {
            "WatchPresence" => [new[] { person }],
            "Unreadable" => ["StartCall"],
            "SetStatus" => ["online"],
            "StartCall" => [new StartCallRequest(person, id, id)],
            "AcceptCall" => [new AcceptCallRequest(call, id)],
            "JoinCall" => [new JoinCallRequest(call, id)],
            "DeclineCall" or "HoldCall" or "HangUp" or "GetIceServers" or "GetOffer" => [call],
            "ReportConnected" or "GetMessages" => [call, 1],
            "SendDescription" => [call, 1, new { type = "offer", sdp = "v=0" }],
            "SendCandidate" => [call, 1, null],
            "SetMedia" => [call, new MediaFlags(true, true, false)],
            "SendMessage" => [new SendMessageRequest(call, id, "Bonjour")],
            _ => throw new InvalidOperationException($"Say here how {method} is called, and add its line to access-matrix.txt."),
        };
    }

    private static void AssertSame(List<string> reviewed, List<string> actual)
    {
        var unreviewed = actual.Except(reviewed).Order(StringComparer.Ordinal).ToList();
        var gone = reviewed.Except(actual).Order(StringComparer.Ordinal).ToList();
        Assert.True(
            unreviewed.Count == 0 && gone.Count == 0,
            $"access-matrix.txt no longer tells the truth.\nNot reviewed:\n{string.Join('\n', unreviewed)}\nNo longer so:\n{string.Join('\n', gone)}"
        );
    }

    private async Task<Account> AddStaffAsync(bool isAdministrator)
    {
        var account = await site.App.AddAccountAsync("Mona", a => a.IsAdministrator = isAdministrator);
        if (!isAdministrator)
        {
            await site.App.WithDataAsync(db =>
            {
                db.Add(new Moderator { AccountId = account.Id });
                return db.SaveChangesAsync();
            });
        }

        return account;
    }
}
