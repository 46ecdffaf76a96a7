using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Search.Hiring;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Pages;

/// <summary>
/// The filters of recruiters and of job seekers in the reader's words. Most people look for neither: what narrows job seekers shows once
/// job seekers are asked for, the trades sought once recruiting organisations are.
/// </summary>
public sealed class HiringFilters(IStringLocalizer<SearchTexts> texts)
{
    private const string Yes = "1";
    private const int TradesAtOnce = 6;
    private const int MostTrades = 40;

    public IEnumerable<FilterGroup> Groups(ResultsAddress asked, SearchFacets? facets)
    {
        yield return new(
            "recruits",
            texts["Recrutement"],
            IsSingle: false,
            FilterOptions.Shown(new FilterOption(Yes, texts["Recrute"], facets?.Recruiting, asked.RecruitingOnly))
        );
        if (asked.RecruitingOnly || asked.SoughtTrades.Count > 0)
        {
            yield return new("trade", texts["Métiers recherchés"], IsSingle: false, Trades(asked, facets), TradesAtOnce);
        }

        if (!IsAboutJobSeekers(asked))
        {
            yield break;
        }

        yield return new(
            "experience",
            texts["Expérience dans le métier"],
            IsSingle: false,
            FilterOptions.Shown(
                AddressCodes.Experience.Select(pair => new FilterOption(
                    pair.Code,
                    Experience(pair.Value),
                    FilterOptions.CountOf(facets?.Experience, pair.Value),
                    asked.Experience.Contains(pair.Value)
                ))
            )
        );
        yield return new(
            "start",
            texts["Disponible pour un emploi"],
            IsSingle: true,
            FilterOptions.WithAny(
                asked.Start is null,
                AddressCodes.Starts.Select(pair => new FilterOption(
                    pair.Code,
                    Start(pair.Value),
                    FilterOptions.CountOf(facets?.Starts, pair.Value),
                    asked.Start == pair.Value
                )),
                texts
            )
        );
        yield return new(
            "mobility",
            texts["Mobilité"],
            IsSingle: true,
            FilterOptions.WithAny(
                asked.Mobility is null,
                AddressCodes.Mobility.Select(pair => new FilterOption(
                    pair.Code,
                    Mobility(pair.Value),
                    FilterOptions.CountOf(facets?.Mobility, pair.Value),
                    asked.Mobility == pair.Value
                )),
                texts
            )
        );
    }

    public IEnumerable<FilterChip> Chips(ResultsAddress asked)
    {
        if (asked.RecruitingOnly)
        {
            yield return new(texts["Recrute"], asked with { RecruitingOnly = false });
        }

        foreach (var trade in asked.SoughtTrades)
        {
            yield return new(texts["Recherche : {0}", trade], asked with { SoughtTrades = [.. asked.SoughtTrades.Where(t => t != trade)] });
        }

        foreach (var range in asked.Experience)
        {
            yield return new(Experience(range), asked with { Experience = [.. asked.Experience.Where(r => r != range)] });
        }

        if (asked.Start is { } start)
        {
            yield return new(Start(start), asked with { Start = null });
        }

        if (asked.Mobility is { } reach)
        {
            yield return new(Mobility(reach), asked with { Mobility = null });
        }
    }

    private static bool IsAboutJobSeekers(ResultsAddress asked) =>
        asked.Categories.Contains(AccountCategory.JobSeeker)
        || asked.Experience.Count > 0
        || asked.Start is not null
        || asked.Mobility is not null;

    private static IReadOnlyList<FilterOption> Trades(ResultsAddress asked, SearchFacets? facets) =>
        [
            .. (facets?.SoughtTrades.Keys ?? [])
                .Union(asked.SoughtTrades)
                .Select(trade => new FilterOption(
                    trade,
                    trade,
                    FilterOptions.CountOf(facets?.SoughtTrades, trade),
                    asked.SoughtTrades.Contains(trade)
                ))
                .OrderByDescending(option => option.IsChosen)
                .ThenByDescending(option => option.Count)
                .ThenBy(option => option.Text, StringComparer.CurrentCulture)
                .Take(MostTrades),
        ];

    private string Experience(ExperienceRange range) =>
        range switch
        {
            ExperienceRange.UnderTwo => texts["Moins de 2 ans d’expérience"],
            ExperienceRange.TwoToFour => texts["De 2 à 4 ans d’expérience"],
            ExperienceRange.FiveToNine => texts["De 5 à 9 ans d’expérience"],
            _ => texts["10 ans d’expérience et plus"],
        };

    private string Start(JobStart start) =>
        start == JobStart.AtOnce ? texts["Disponible tout de suite"] : texts["Disponible d’ici un mois"];

    private string Mobility(MobilityReach reach) =>
        reach == MobilityReach.Anywhere
            ? texts["Mobile dans toute la France"]
            : texts["Mobile à {0} km au moins", HiringRanges.KmOf(reach)];
}
