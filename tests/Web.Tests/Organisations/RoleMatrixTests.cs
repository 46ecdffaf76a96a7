using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Agreements;
using Visavis.Web.Organisations;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Replacements;

namespace Visavis.Web.Tests.Organisations;

/// <summary>
/// What each role of an organisation may open and post on its pages, held against <c>role-matrix.txt</c>: a new page or handler without a reviewed
/// line fails here. Each row of the site that a line is about is made anew for everybody who tries it.
/// </summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class RoleMatrixTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly string[] Parts =
    [
        "/organisation/",
        "/account/organisation",
        "/replacements",
        "/agreements",
        "/absences",
        "/invoices",
    ];

    private static readonly string Soon = DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly string Matrix = Path.Combine(RepositoryPaths.Root, "tests/Web.Tests/Organisations/role-matrix.txt");

    [Fact]
    public async Task Every_page_of_an_organisation_answers_each_role_as_reviewed()
    {
        var place = await ReplacementSite.AddAsync(site.App);
        var people = new[]
        {
            place.Organisation,
            (await site.App.AddMemberAsync(place.Organisation, "Pia", MemberRole.Planner)).AccountId,
            (await site.App.AddMemberAsync(place.Organisation, "Aline", MemberRole.Approver)).AccountId,
            (await site.App.AddMemberAsync(place.Organisation, "Mina")).AccountId,
            place.Client,
            (await site.App.AddProfessionalAsync(p => p.DisplayName = "Sven")).Id,
        };
        var filled = new FilledForms(site.App, place, people[3]);
        var visitors = people.Select(id => new Visitor(site, id)).ToList();
        var actual = new List<string>();
        foreach (var (method, route) in await LinesAsync())
        {
            var outcomes = new List<string>();
            foreach (var visitor in visitors)
            {
                var (id, fields) = await filled.RowAsync(route) ?? await RowAsync(place, route);
                var path = route.Replace("{id}", id, StringComparison.Ordinal);
                outcomes.Add(
                    method == "GET"
                        ? await visitor.OutcomeAsync(method, path + Query(path, fields))
                        : await visitor.OutcomeAsync(method, path, fields)
                );
            }

            actual.Add($"{method} {route} | {string.Join(" | ", outcomes)}");
        }

        visitors.ForEach(visitor => visitor.Dispose());
        var reviewed = File.ReadAllLines(Matrix).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var unreviewed = actual.Except(reviewed).ToList();
        var gone = reviewed.Except(actual).ToList();
        Assert.True(
            unreviewed.Count + gone.Count == 0,
            $"role-matrix.txt no longer tells the truth.\nNot reviewed:\n{string.Join('\n', unreviewed)}\nNo longer so:\n{string.Join('\n', gone)}"
        );
    }

    private static string Query(string path, (string Name, string Value)[] fields) =>
        string.Concat(
            fields.Select(
                (field, place) => $"{(place > 0 || path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{field.Name}={field.Value}"
            )
        );

    /// <summary>Pages with their handlers; what ends a membership comes last.</summary>
    private async Task<List<(string Method, string Route)>> LinesAsync()
    {
        var pages = site.App.Services.GetRequiredService<PageLoader>();
        var found = new HashSet<(string Method, string Route)>();
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":guid", "", StringComparison.Ordinal);
            if (
                endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                && Array.Exists(Parts, part => route.StartsWith(part, StringComparison.Ordinal))
                && !route.Contains("{code", StringComparison.Ordinal)
                && !route.Contains("{reference", StringComparison.Ordinal)
            )
            {
                var compiled = await pages.LoadAsync(page, endpoint.Metadata);
                found.UnionWith(
                    compiled.HandlerMethods.Select(h =>
                        (h.HttpMethod.ToUpperInvariant(), h.Name is null ? route : $"{route}?handler={h.Name}")
                    )
                );
            }
        }

        return
        [
            .. found
                .Where(line => line.Method is "GET" or "POST")
                .OrderBy(line => line.Route.EndsWith("=Leave", StringComparison.Ordinal))
                .ThenBy(line => line.Route, StringComparer.Ordinal)
                .ThenBy(line => line.Method, StringComparer.Ordinal),
        ];
    }

    private async Task<(string Id, (string, string)[] Fields)> RowAsync(ReplacementSite place, string route)
    {
        if (route.StartsWith("/organisation/clients/{id}", StringComparison.Ordinal))
        {
            return ($"{place.File.Id}", []);
        }

        if (route.StartsWith("/agreements/{id}", StringComparison.Ordinal))
        {
            var about = new ClientCase
            {
                Id = Guid.NewGuid(),
                OrganisationId = place.Organisation,
                ClientId = place.Client,
                Needs = "Repas",
                CreatedAt = DateTimeOffset.UtcNow,
            };
            await AddAsync(about);
            return ($"{about.Id}", []);
        }

        if (route.StartsWith("/replacements/service/substitutes/{id}", StringComparison.Ordinal))
        {
            return ($"{(await place.AddSubstituteAsync(site.App, "Awa")).Id}", []);
        }

        if (route.StartsWith("/replacements/{id}", StringComparison.Ordinal))
        {
            var request = await RequestAsync(place, route.EndsWith("Repeat", StringComparison.Ordinal));
            return (
                $"{request.Id}",
                [
                    ("Day", $"{request.Days[0].Id}"),
                    ("CopyFrom", Soon),
                    ("Schedule.From", Soon),
                    ("Schedule.Start", "08:00"),
                    ("Schedule.End", "12:00"),
                ]
            );
        }

        if (route is "/replacements/hours?handler=One" or "/replacements/hours?handler=Reopen")
        {
            var request = await RequestAsync(place, isSubmitted: true);
            var substitute = await place.AddSubstituteAsync(site.App, "Awa");
            var line = new TimeSheetLine
            {
                Id = Guid.NewGuid(),
                DayId = request.Days[0].Id,
                WorkedMinutes = 60,
                ApprovedAt = route.EndsWith("Reopen", StringComparison.Ordinal) ? DateTimeOffset.UtcNow : null,
            };
            await AddAsync(
                new TimeSheet
                {
                    Id = Guid.NewGuid(),
                    RequestId = request.Id,
                    SubstituteId = substitute.Id,
                    SubmittedAt = DateTimeOffset.UtcNow,
                    Lines = { line },
                }
            );
            return ("", [("Line", $"{line.Id}"), ("Meal", "false"), ("Justification", "Une réunion")]);
        }

        return ($"{Guid.Empty}", []);
    }

    private async Task<ReplacementRequest> RequestAsync(ReplacementSite place, bool isSubmitted)
    {
        var start = DateTimeOffset.UtcNow.AddDays(200);
        var request = new ReplacementRequest
        {
            Id = Guid.NewGuid(),
            OrganisationId = place.Organisation,
            FileId = place.File.Id,
            SiteId = place.Site,
            FunctionId = place.Function,
            CreatedById = place.Client,
            CreatedAt = DateTimeOffset.UtcNow,
            State = isSubmitted ? ReplacementState.Filled : ReplacementState.Draft,
            Version = Guid.NewGuid(),
            Days =
            {
                new ReplacementDay
                {
                    Id = Guid.NewGuid(),
                    Date = DateOnly.FromDateTime(start.Date),
                    StartMinute = 480,
                    EndMinute = 960,
                    StartsAt = start,
                    EndsAt = start.AddHours(8),
                },
            },
        };
        await AddAsync(request);
        return request;
    }

    private Task<int> AddAsync(object row) =>
        site.App.WithDataAsync(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });
}
