using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Search.Hiring;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Professionals;

/// <summary>
/// Keeps a search index in step with the professionals of the database. Every node does so for its own; one on a server is fed by all of
/// them, which comes to the same, since each looks at the rows as they are.
/// </summary>
public sealed partial class SearchProjection(
    ISearchIndexer indexer,
    string name,
    IDbContextFactory<VisavisDbContext> contexts,
    OutboxLog log,
    ILogger<SearchProjection> logger
) : IOutboxConsumer
{
    public string Name => name;

    public IReadOnlyCollection<string> Kinds { get; } = [ProfessionalChanges.Kind];

    public async Task<OutboxPosition?> GetPositionAsync(CancellationToken cancellationToken) =>
        OutboxPosition.Parse(await indexer.GetCheckpointAsync(cancellationToken));

    public Task StartAfreshAsync(OutboxPosition position, CancellationToken cancellationToken)
    {
        Log.Rebuilding(logger, Name);
        return RebuildAsync(position, progress: null, cancellationToken);
    }

    /// <summary>Looks at the rows as they are now: whatever the messages were about, and however often they come, the index ends up right.</summary>
    public async Task ConsumeAsync(IReadOnlyList<OutboxMessage> messages, OutboxPosition position, CancellationToken cancellationToken)
    {
        var ids = messages.Select(message => Guid.Parse(message.Payload)).Distinct().ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var documents =
            ids.Count == 0
                ? []
                : (await Listed(db).Where(professional => ids.Contains(professional.Id)).ToListAsync(cancellationToken)).ConvertAll(
                    ToDocument
                );
        var changes = new SearchChanges
        {
            Upserts = documents,
            Deletes = [.. ids.Select(id => id.ToString()).Except(documents.Select(document => document.Id))],
            Checkpoint = position.ToString(),
        };
        await indexer.ApplyAsync(changes, cancellationToken);
    }

    /// <summary>Makes the index anew from the database while the old one keeps answering.</summary>
    public async Task RebuildAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        await RebuildAsync(await log.EndAsync(cancellationToken), progress, cancellationToken);

    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Listed(db).CountAsync(cancellationToken);
    }

    private async Task RebuildAsync(OutboxPosition position, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var professionals = Listed(db)
            .OrderBy(professional => professional.CreatedAt)
            .ThenBy(professional => professional.Id)
            .AsAsyncEnumerable();
        await indexer.RebuildAsync(professionals.Select(ToDocument), position.ToString(), progress, cancellationToken);
    }

    private static IQueryable<Professional> Listed(VisavisDbContext db) =>
        db
            .Professionals.AsNoTracking()
            .Include(professional => professional.Services)
            .Include(professional => professional.JobSearch)
            .Include(professional => professional.Recruitment)
            .Where(professional => !professional.IsHidden);

    internal static ProfessionalDocument ToDocument(Professional professional) =>
        new()
        {
            Id = professional.Id.ToString(),
            ReferenceCode = professional.ReferenceCode,
            Name = professional.DisplayName,
            ProfessionCode = professional.ProfessionCode,
            Profession = professional.ProfessionLabel,
            Category = professional.Category.ToString(),
            City = professional.City,
            CommuneCode = professional.CommuneCode,
            Department = professional.Department,
            Latitude = professional.Latitude,
            Longitude = professional.Longitude,
            Languages = professional.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            PriceCents = professional.PriceCents,
            Presentation = professional.Presentation,
            OtherProfessions = [.. professional.OtherProfessions],
            Services = [.. professional.Services.Select(service => service.Name)],
            Quality = ProfileQuality.Of(professional),
            UpdatedAt = professional.UpdatedAt,
            Recommendations = professional.RecommendationCount,
            AnswerRate = professional.AnswerRate,
            NextSlotAt = professional.NextSlotAt,
            JobWish = professional.Category == AccountCategory.JobSeeker ? WishOf(professional.JobSearch) : null,
            Recruits = professional.Recruitment is { } recruits ? [.. recruits.Trades] : null,
        };

    /// <summary>Who has not answered anything yet is free at once.</summary>
    private static JobWish WishOf(JobSearch? search) => new(search?.ExperienceYears, search?.MobilityKm, search?.AvailableFrom);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The {Index} is missing, outdated or too far behind: building it from the database")]
        public static partial void Rebuilding(ILogger logger, string index);
    }
}
