using Visavis.TestSupport.Browsers;

[assembly: AssemblyFixture(typeof(ChromiumBrowser))]
// Two cores: journeys one after the other are faster than side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
