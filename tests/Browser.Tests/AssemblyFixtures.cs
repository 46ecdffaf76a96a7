using Visavis.TestSupport.Browsers;

[assembly: AssemblyFixture(typeof(ChromiumBrowser))]
[assembly: Visavis.Browser.Tests.CpuSeconds]
// Two cores: journeys one after the other are faster than side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
