using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Media;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;
using Visavis.Web.Media.Storage;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Media;

/// <summary>A site with one professional and a store that can be made to fail.</summary>
internal sealed class MediaSite : IAsyncDisposable
{
    public const string Gallery = "/account/gallery";
    public const string UploadPhotos = "/account/gallery?handler=Upload";
    public const string Documents = "/account/documents";
    public const string UploadDocuments = "/account/documents?handler=Upload";

    private readonly TestDatabase database;
    private readonly TemporaryFolder folder;

    private MediaSite(TestDatabase database, TemporaryFolder folder, AppHost app, FaultyStore store, ShiftedTimeProvider clock, Uri address)
    {
        (this.database, this.folder, App, Store, Clock, Address) = (database, folder, app, store, clock, address);
    }

    public AppHost App { get; }

    public FaultyStore Store { get; }

    public Uri Address { get; }

    public ShiftedTimeProvider Clock { get; }

    public Professional Owner { get; private set; } = null!;

    public static async Task<MediaSite> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var database = await TestDatabase.CreateAsync(provider);
        var folder = new TemporaryFolder();
        var clock = new ShiftedTimeProvider();
        var store = new FaultyStore(new LocalBlobStore(folder.FullPath, clock));
        var app = AppHost.On(database, settings, clock, services => services.AddSingleton<IBlobStore>(store));
        var address = app.StartOnPort();
        var site = new MediaSite(database, folder, app, store, clock, address) { Owner = await app.AddProfessionalAsync() };
        return site;
    }

    public async Task<PersonClient> SignInAsync(Guid? id = null, string language = "fr")
    {
        var person = new PersonClient(Address, language);
        await person.SignInAsDemoAsync(id ?? Owner.Id);
        return person;
    }

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public Task<List<Photo>> PhotosAsync() =>
        App.WithDataAsync(db => db.Photos.Include(photo => photo.Files).OrderBy(photo => photo.Position).ToListAsync());

    public Task<List<ProfileDocument>> DocumentsAsync() =>
        App.WithDataAsync(db => db.ProfileDocuments.OrderBy(document => document.Position).ToListAsync());

    /// <summary>Sweeps as it would be done later.</summary>
    public Task SweepAsync(TimeSpan later) =>
        ActivatorUtilities
            .CreateInstance<MediaSweeper>(App.Services, new FakeTimeProvider(Clock.GetUtcNow() + later))
            .SweepAsync(TestContext.Current.CancellationToken);

    public string[] StoredFiles() => Directory.GetFiles(folder.FullPath, "*", SearchOption.AllDirectories);

    /// <summary>What must hold whatever happened: every row's file is there.</summary>
    public async Task AssertNoRowPointsToNothingAsync()
    {
        var keys = (await PhotosAsync()).SelectMany(photo => photo.Files).Select(file => file.StorageKey);
        foreach (var key in keys.Concat((await DocumentsAsync()).Select(document => document.StorageKey)))
        {
            Assert.True(File.Exists(Path.Combine(folder.FullPath, key)), key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        database.Dispose();
        folder.Dispose();
    }
}
